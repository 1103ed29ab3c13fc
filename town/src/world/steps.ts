/** Made-up work at the town's desks, step by step: each is kept when it is done, and a town that was stopped goes on from there. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Instant } from "@bluezone/protocol/time";
import type { Officers } from "../people/officers.ts";

/** One step; its name is what is kept. */
export type Step = { readonly name: string; run(officers: Officers, now: Instant): Promise<void> };

/** Does what is not done yet, in order. `file` keeps what is done; null keeps nothing. */
export async function liveSteps(
  steps: readonly Step[],
  officers: Officers,
  now: () => Instant,
  file: string | null,
  until: AbortSignal,
): Promise<void> {
  const done: string[] = file !== null && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  for (const { name, run } of steps) {
    if (until.aborted) return;
    if (done.includes(name)) continue;
    await run(officers, now());
    done.push(name);
    if (file === null) continue;
    writeFileSync(`${file}.new`, JSON.stringify(done), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}
