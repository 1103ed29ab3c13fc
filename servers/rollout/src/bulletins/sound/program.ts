/** Another program that takes bytes and gives bytes, without a shell, for so long at the most. */
import { execFile } from "node:child_process";
import { inSeconds, Seconds } from "@bluezone/protocol/time";

const LONGEST = Seconds(60);
/** Ten minutes of speech are 26 MB. */
const MOST = 60_000_000;

/** What it wrote; undefined when it is not installed, failed, wrote too much or took too long. It is ended then. */
export function runProgram(
  program: string,
  given: readonly string[],
  input: Uint8Array | string,
  longest = LONGEST,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const child = execFile(
      program,
      given,
      { encoding: "buffer", maxBuffer: MOST, timeout: inSeconds(longest) * 1_000, killSignal: "SIGKILL" },
      (error, written) => resolve(error ? undefined : new Uint8Array(written)),
    );
    // A program that ends before it has read everything closes the pipe; its end tells what came of it.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
