/** Random doubles. */
import { createHash } from "node:crypto";
import type { Random } from "../time/random.ts";

/** The same bytes for the same seed: SHA-256 of the seed and a counter, in a row. For tests only. */
export function seededRandom(seed: string): Random {
  let rest = new Uint8Array(0);
  let round = 0;
  return {
    bytes(n) {
      while (rest.length < n) {
        const block = createHash("sha256").update(`${seed}/${round}`).digest();
        round += 1;
        rest = new Uint8Array(Buffer.concat([rest, block]));
      }
      const taken = rest.slice(0, n);
      rest = rest.slice(n);
      return taken;
    },
  };
}
