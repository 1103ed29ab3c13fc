/** The command line as a process. */
import { createInterface } from "node:readline/promises";
import { watchLauncher } from "@bluezone/server-kit/start/parent";
import { ending, run } from "./run.ts";

/**
 * A signal may come twice, from the terminal and from whoever started us (npx): the second changes nothing. A launcher that
 * was killed could send none.
 */
function untilStopped(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
  watchLauncher(() => stopping.abort());
  return stopping.signal;
}

/** A line of standard input, "" at its end; asked for on standard error where somebody types. */
async function lineOfInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("> ");
  const input = createInterface({ input: process.stdin });
  for await (const line of input) {
    input.close();
    return line.trim();
  }
  return "";
}

// A reader that has read enough (`| head`) is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 70));
process.once("uncaughtException", (error) => {
  const { sentence, exit } = ending(error);
  process.stderr.write(`bluezone: ${sentence}\n`);
  process.exit(exit);
});

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  ask: lineOfInput,
  say: (line) => void process.stdout.write(`${line}\n`),
  remark: (line) => void process.stderr.write(`${line}\n`),
  until: untilStopped,
});
