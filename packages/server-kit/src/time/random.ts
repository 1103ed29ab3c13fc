/** Randomness as a port. */
import { randomFillSync } from "node:crypto";

/** Gives `n` fresh random bytes; an adapter used outside tests must be cryptographically secure. */
export type Random = { bytes(n: number): Uint8Array };

/** The machine's secure source. */
export const systemRandom: Random = { bytes: (n) => randomFillSync(new Uint8Array(n)) };

/**
 * A whole number 0 … bound−1, each equally likely: values of the last incomplete round are drawn again.
 * Throws RangeError unless `bound` is an integer 1 … 2³².
 */
export function below(random: Random, bound: number): number {
  if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32)
    throw new RangeError(`a bound is an integer from 1 to 4294967296, not ${bound}`);
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const bytes = random.bytes(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (drawn < limit) return drawn % bound;
  }
}

/** So many random characters of base64url. */
export function randomText(random: Random, length: number): string {
  const { buffer, byteOffset, byteLength } = random.bytes(Math.ceil((length * 3) / 4));
  return Buffer.from(buffer, byteOffset, byteLength).toString("base64url").slice(0, length);
}
