/** Programs of the machine. */
import { spawn, spawnSync } from "node:child_process";

/** What a program said and how it ended. */
export interface ProgramResult {
  readonly status: number | null;
  readonly text: string;
}

/** Runs a program to its end; both its outputs as one text. Rejects when it is not there. */
export function run(program: string, args: readonly string[], cwd?: string): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, text: Buffer.concat(chunks).toString("utf8") }));
  });
}

/** As `run`, but a program that fails is an error with what it said. */
export async function must(program: string, args: readonly string[], cwd?: string): Promise<string> {
  const { status, text } = await run(program, args, cwd);
  if (status !== 0) throw new Error(`${program} ended with ${status}\n${text.slice(-4_000)}`);
  return text;
}

/** Whether a program is on this machine. */
export const has = (program: string, arg = "-version"): boolean =>
  spawnSync(program, [arg], { stdio: "ignore" }).error === undefined;
