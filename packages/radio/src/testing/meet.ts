/**
 * Tries phones with another engine in situations: each phone is a process of a command behind pipes (`piped-engine.ts`). A line of JSON tells
 * of each situation as it ends: its title, what was wrong, and how much both engines agreed on.
 */
import { startEmulator, withoutEmulator } from "./btvirt.ts";
import { Meeting } from "./meeting.ts";
import { type PipedEngine, pipedEngine } from "./piped-engine.ts";

/** Tries them all, and ends the program. */
export async function meetAll(
  situations: Readonly<Record<string, (at: Meeting) => Promise<void>>>,
  command: readonly string[],
): Promise<never> {
  const why = withoutEmulator();
  for (const title of Object.keys(situations)) if (why) console.log(JSON.stringify({ title, lacking: why }));
  if (why) process.exit(0);
  const emulator = await startEmulator();
  for (const [title, happens] of Object.entries(situations)) {
    const engines: PipedEngine[] = [];
    const at = new Meeting(emulator.socket, (settings) => {
      const engine = pipedEngine(command, settings);
      engines.push(engine);
      return engine;
    });
    const thrown = await happens(at)
      .finally(() => at.end())
      .then(
        () => undefined,
        (fault: Error) => `${fault.stack}`,
      );
    const fault = engines.map((one) => one.disagreement).find((one) => one !== undefined) ?? thrown;
    const agreed = engines.reduce((sum, one) => sum + one.agreed, 0);
    for (const one of engines) one.close();
    console.log(JSON.stringify({ title, fault, engines: engines.length, agreed }));
  }
  await emulator.close();
  process.exit(0);
}
