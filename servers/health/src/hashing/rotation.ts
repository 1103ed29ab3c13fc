/** When keys of keyed hashes begin and end. A destroyed key makes every hash under it mere noise; a backup holds the keys of its day, sealed. */
import { between, Days, type Duration, Hours, type Instant, plus } from "@bluezone/protocol/time";

/**
 * `code`: codes, tokens, nonces, `ekeyhmac`s; nothing of them lives longer than a code (24 h), its token (24 h) and
 * the wait of retention. `phone`: numbers that reported themselves, 30 days.
 */
export const FAMILIES = {
  code: { every: Days(1), keptAfter: Days(4) },
  phone: { every: Days(30), keptAfter: Days(31) },
} as const satisfies Record<string, { every: Duration; keptAfter: Duration }>;
export type Family = keyof typeof FAMILIES;

/** What is known of a key without opening it. */
export type KeyAge = { readonly id: string; readonly made: Instant };

/**
 * What is due for the keys of one family: whether a new one is, and which go: those that were replaced long enough
 * ago that nothing is left under them. Keys made in what is now the future (the clock was set back) stay in use.
 */
export function turnHashKeys(
  family: Family,
  keys: readonly KeyAge[],
  now: Instant,
): { readonly make: boolean; readonly drop: readonly string[] } {
  const { every, keptAfter } = FAMILIES[family];
  const sorted = [...keys].sort((a, b) => a.made - b.made);
  const newest = sorted.at(-1);
  const make = newest === undefined || plus(newest.made, every) <= now;
  const drop = sorted.filter((_, i) => {
    const successor = sorted[i + 1];
    return successor !== undefined && between(successor.made, now) > keptAfter;
  });
  return { make, drop: drop.map(({ id }) => id) };
}

/** The job's step: often enough that a key is a day old, never two. */
export const HASH_KEY_STEP = Hours(1);
