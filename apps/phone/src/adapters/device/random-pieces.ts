/** Random bytes of any number from a source that gives a limited number at a time. */
import type { Random } from "@bluezone/device/ports";

/** A source that asks `some` for at most `most` bytes at a time. Its `bytes` throws RangeError for what is no number of bytes. */
export function randomInPieces(most: number, some: (n: number) => Uint8Array): Random {
  return {
    bytes(n) {
      if (!Number.isInteger(n) || n < 0) throw new RangeError(`a number of bytes is 0 or more, not ${n}`);
      const all = new Uint8Array(n);
      for (let at = 0; at < n; at += most) all.set(some(Math.min(most, n - at)), at);
      return all;
    },
  };
}
