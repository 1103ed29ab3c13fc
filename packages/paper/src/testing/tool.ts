/** Programs that tests look at paper with, as Debian installs them: poppler-utils and zbar-tools. */
import { spawnSync } from "node:child_process";

/** For `test`: not skipped where every program is installed, else the reason, so that it is counted by name. */
export function needs(...programs: readonly string[]): { readonly skip: false | string } {
  const missing = programs.filter((program) => spawnSync(program, ["-h"]).error);
  return { skip: missing.length > 0 && `needs ${missing.join(", ")}` };
}

/** What a program makes of its input. Throws Error when it fails. */
export function pipe(program: string, args: readonly string[], input: Uint8Array): Buffer {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input, maxBuffer: 1 << 28 });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
}
