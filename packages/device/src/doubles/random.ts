/** Randomness from a seed, for tests that repeat. Never for keys of a real phone. */
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Random } from "../ports.ts";

export function seededRandom(seed: string): Random {
  let counter = 0;
  return {
    bytes(n) {
      const blocks: Uint8Array[] = [];
      for (let length = 0; length < n; length += 32) blocks.push(sha256(utf8ToBytes(`${seed} ${counter++}`)));
      return concatBytes(...blocks).slice(0, n);
    },
  };
}
