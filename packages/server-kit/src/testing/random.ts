/** Random doubles. */
import { hash } from "node:crypto";
import type { Random } from "../time/random.ts";

/** The same bytes for the same seed: SHA-256 of the seed and a counter, in a row. For tests only. */
export function seededRandom(seed: string): Random {
  let block = new Uint8Array(0);
  let [at, round] = [0, 0];
  return {
    bytes(n) {
      const taken = new Uint8Array(n);
      for (let filled = 0; filled < n; ) {
        if (at === block.length) {
          block = hash("sha256", `${seed}/${round}`, "buffer");
          round += 1;
          at = 0;
        }
        const some = block.subarray(at, at + n - filled);
        taken.set(some, filled);
        at += some.length;
        filled += some.length;
      }
      return taken;
    },
  };
}
