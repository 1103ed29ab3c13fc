/**
 * Chance without state: every draw is a hash of a key and a counter, so that the same seed and the same question give
 * the same answer in any order. The mixer is the 32-bit finaliser of MurmurHash3 (public domain). For simulation only;
 * nothing secret may come from here.
 */

/** Names one stream of draws. 32 bits. */
export type Key = number;

function finalise(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The key of a sub-stream: `n` is any whole number up to 2⁵³ in size. */
export function branch(key: Key, n: number): Key {
  const high = Math.floor(n / 0x1_0000_0000) | 0;
  const mixed = finalise((key + 0x9e3779b9) ^ Math.imul(high, 0x27d4eb2f));
  return finalise(mixed ^ Math.imul(n | 0, 0x9e3779b1));
}

/** The key of a sub-stream that has a name. */
export function named(key: Key, name: string): Key {
  let h = key;
  for (let i = 0; i < name.length; i++) h = branch(h, name.charCodeAt(i));
  return branch(h, name.length);
}

/** Draw `n` of a stream: even between 0 (included) and 1 (excluded). */
export const uniform = (key: Key, n: number): number => branch(key, n) / 0x1_0000_0000;

/** Draw `n` of a stream: normal with mean 0 and standard deviation 1 (Box–Muller). */
export function normal(key: Key, n: number): number {
  const h = branch(key, n);
  const radius = Math.sqrt(-2 * Math.log((h + 0.5) / 0x1_0000_0000));
  return radius * Math.cos((branch(h, 1) / 0x1_0000_0000) * 2 * Math.PI);
}
