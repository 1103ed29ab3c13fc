/**
 * Random numbers that are looked up, not drawn one after the other: each is a hash of the run, the person, and what it is for. A
 * run is therefore the same on any machine and any number of workers, and two scenarios with the same seed share all luck that
 * they have in common. Mixing function: lowbias32 by C. Wellons, "Prospecting for Hash Functions" (2018).
 */

/** What a person's random numbers are for; with the day each has a stream of its own. */
export const PURPOSE = {
  people: 1,
  course: 2,
  meetings: 3,
  app: 4,
  adherence: 5,
  testing: 6,
  told: 7,
  imported: 8,
  work: 9,
  screening: 10,
  atHome: 11,
  activity: 12,
  household: 13,
} as const;

const GOLDEN = 0x9e3779b9;
const UNIT = 2 ** -32;

/** A bijection of 32 bits in which each bit of the input moves half of the bits of the output. */
export function mix(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return h ^ (h >>> 16);
}

/** The key of one run among those of a seed. */
export const runKey = (seed: number, run: number): number => mix(mix(seed | 0) + Math.imul(run + 1, GOLDEN));

/** A person's numbers for one purpose on one day, in order. */
export type Stream = { base: number; next: number };

/** Sets a stream to its beginning: an object is used again, so that nothing is allocated for each person. */
export function begin(stream: Stream, key: number, person: number, purpose: number, day = 0): void {
  stream.base = mix(mix(key ^ person) ^ Math.imul(purpose + 32 * (day + 1), GOLDEN));
  stream.next = 0;
}

/** The next number, from 0 to below 1. */
export function uniform(stream: Stream): number {
  stream.next += 1;
  return (mix(stream.base + Math.imul(stream.next, GOLDEN)) >>> 0) * UNIT;
}

/** The next whole number from 0 to below `n`. */
export const below = (stream: Stream, n: number): number => Math.floor(uniform(stream) * n);

/** The largest mean that is drawn at once: from 746 on e^−mean is no number that a computer has. */
const MOST_AT_ONCE = 500;

/** How many events happen where `mean` are expected: Poisson, by inversion. */
export function poisson(stream: Stream, mean: number): number {
  if (mean > MOST_AT_ONCE) return poisson(stream, mean / 2) + poisson(stream, mean / 2);
  let left = uniform(stream);
  let chance = Math.exp(-mean);
  let n = 0;
  while (left >= chance && chance > 0) {
    left -= chance;
    n += 1;
    chance *= mean / n;
    if (n > mean && chance < 1e-12) break;
  }
  return n;
}

/** One number from 0 to below 1 of a person for one purpose and day. */
export const chanceOf = (key: number, person: number, purpose: number, day = 0): number =>
  (mix(mix(mix(key ^ person) ^ Math.imul(purpose + 32 * (day + 1), GOLDEN)) + GOLDEN) >>> 0) * UNIT;
