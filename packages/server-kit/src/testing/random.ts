/** Random doubles. */
import { hash } from "node:crypto";
import type { Random } from "../time/random.ts";

/** The same bytes for the same seed: SHA-256 of the seed and a counter, in a row. For tests only. */
export function seededRandom(seed: string): Random {
  let pool = Buffer.alloc(0);
  let [used, round] = [0, 0];
  return {
    bytes(n) {
      if (pool.length - used < n) {
        const blocks = [pool.subarray(used)];
        for (let have = pool.length - used; have < n; have += 32) {
          blocks.push(hash("sha256", `${seed}/${round}`, "buffer"));
          round += 1;
        }
        pool = Buffer.concat(blocks);
        used = 0;
      }
      used += n;
      return new Uint8Array(pool.subarray(used - n, used));
    },
  };
}
