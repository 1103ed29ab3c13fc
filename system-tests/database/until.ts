/** Waits for what processes do in their own time. */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/** Resolves once something is so. Rejects with `what` when it is not within so many milliseconds. */
export async function until(met: () => boolean, what: string, within = 30_000): Promise<void> {
  for (const ends = performance.now() + within; !met(); ) {
    assert.ok(performance.now() < ends, what);
    await pause(20);
  }
}
