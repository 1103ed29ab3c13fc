/**
 * Tries phones with another engine in all of `meetings.ts`: `meet.ts COMMAND…`. Each phone is a process of that command behind pipes
 * (`piped-engine.ts`). Writes a line of JSON for each situation as it ends: its title, and what was wrong.
 */
import { startEmulator, withoutEmulator } from "./btvirt.ts";
import { MEETINGS, Meeting } from "./meetings.ts";
import { type PipedEngine, pipedEngine } from "./piped-engine.ts";

const command = process.argv.slice(2);
const why = withoutEmulator();
for (const title of Object.keys(MEETINGS)) if (why) console.log(JSON.stringify({ title, lacking: why }));
if (!why) {
  const emulator = await startEmulator();
  for (const [title, happens] of Object.entries(MEETINGS)) {
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
}
process.exit(0);
