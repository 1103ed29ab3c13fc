/** What every server's `main.ts` calls, so that all mains are thin and alike. */
import { Defect } from "../measure/defect.ts";
import { linesTo } from "../measure/lines.ts";
import type { Environment } from "./config.ts";
import { watchParent } from "./parent.ts";
import type { Server } from "./server.ts";
import { StartError } from "./start-error.ts";

/** Exit codes: the configuration or the machine is not right (sysexits' EX_CONFIG), and a defect (EX_SOFTWARE). */
export const EXIT = { ok: 0, notReady: 78, defect: 70 } as const;

/**
 * Creates a server from the environment, starts it, and stops it when `until` is aborted; says where it answers, or in
 * one sentence why it does not start. Resolves with the exit code.
 */
export async function serve(
  create: (env: Environment) => Promise<Server>,
  env: Environment,
  until: AbortSignal,
  say: (line: string) => void,
): Promise<number> {
  let server: Server | undefined;
  try {
    server = await create(env);
    const { url } = await server.start();
    say(url);
    if (!until.aborted) await new Promise((done) => until.addEventListener("abort", done, { once: true }));
    await server.stop();
    return EXIT.ok;
  } catch (error) {
    await server?.stop().catch(() => {});
    const { sentence, exit } = ending(error);
    say(sentence);
    return exit;
  }
}

/** What is said of anything that was thrown, and the exit code. */
function ending(error: unknown): { readonly sentence: string; readonly exit: number } {
  if (error instanceof StartError) return { sentence: error.message, exit: EXIT.notReady };
  const { kind, place } = Defect(error);
  return {
    sentence: `The server failed with ${kind} at ${place}; this is a defect of the program.`,
    exit: EXIT.defect,
  };
}

/**
 * Runs a server as this process: its environment, stopped by SIGINT or SIGTERM; lines go to standard error. What nobody
 * caught ends the process in the same way: Node's own report would print messages and the values in them.
 */
export async function runMain(create: (env: Environment) => Promise<Server>): Promise<void> {
  const lines = linesTo(2);
  const say = (line: string) => lines.write(`${line}\n`);
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  watchParent(() => stopping.abort());
  process.once("uncaughtException", (error) => {
    const { sentence, exit } = ending(error);
    say(sentence);
    process.exit(exit);
  });
  process.exitCode = await serve(create, process.env, stopping.signal, say);
}
