/**
 * Sheets set by a process of its own: 500 take seconds, in which a server must go on answering, and hundreds of megabytes,
 * which only the end of a process gives back.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { PaperLimit, type PaperLimitCode } from "./limit.ts";
import type { Sheet } from "./sheet.ts";

const MAIN = fileURLToPath(new URL("./press-main.ts", import.meta.url));

/** What the process says instead of a PDF when the sheets are to blame. */
export interface Refusal {
  readonly code: PaperLimitCode | "range";
  readonly message: string;
}

/** What `sheets` gives, set elsewhere. Rejects as `sheets` throws; with Error when the process breaks or the signal ends it. */
export function pressed(list: readonly Sheet[], signal?: AbortSignal): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const press = spawn(process.execPath, [MAIN], {
      stdio: ["pipe", "pipe", "pipe"],
      ...(signal && { signal }),
    });
    const [out, said]: [Buffer[], Buffer[]] = [[], []];
    press.stdout.on("data", (part: Buffer) => out.push(part));
    press.stderr.on("data", (part: Buffer) => said.push(part));
    // A process that ends early closes its input: its exit says so.
    press.stdin.on("error", () => {});
    press.on("error", reject);
    press.on("close", (code) => {
      if (code === 0) return resolve(new Uint8Array(Buffer.concat(out)));
      const words = Buffer.concat(said).toString("utf8");
      if (code !== 3) return reject(new Error(`the press ended with ${code}: ${words}`));
      const refusal = JSON.parse(words) as Refusal;
      reject(
        refusal.code === "range"
          ? new RangeError(refusal.message)
          : new PaperLimit(refusal.code, refusal.message),
      );
    });
    press.stdin.end(JSON.stringify(list));
  });
}
