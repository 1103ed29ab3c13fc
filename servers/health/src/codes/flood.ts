/** A flood of wrong codes suspends short codes for a while; long codes cannot be guessed and are never suspended. */
import { Days, floorTo, type Instant, Minutes, minus, plus } from "@bluezone/protocol/time";

/** Wrong short codes are counted in steps of a minute over this time; a suspension lasts as long. */
export const FLOOD_WINDOW = Minutes(10);

/** How many short codes there can be: eight digits. */
const SHORT_CODES = 1e8;
/** Windows a day in which somebody who never rests could try as many as they may. */
const WINDOWS_A_DAY = Days(1) / FLOOD_WINDOW;
/** The most living codes that somebody who guesses without rest finds in a day, in expectation: one in fifty days. */
export const HITS_A_DAY = 0.02;

/**
 * How many wrong short codes there may be in ten minutes while so many codes live. A guess is right with the chance of
 * living / 100,000,000, and there are 144 windows a day: limit × 144 × living / 100,000,000 ≤ 0.02, so limit ≤ 13,888 / living.
 * 20 living codes allow 694, 200 allow 69, 1,000 allow 13; never more than is configured. Look-ups that are under way at one
 * moment do not see each other's: two in a process, so twice as many at the very most, for one window.
 */
export const wrongLimit = (living: number, configured: number): number =>
  Math.max(
    1,
    Math.min(configured, Math.floor((HITS_A_DAY * SHORT_CODES) / (WINDOWS_A_DAY * Math.max(1, living)))),
  );

/** The minute under which a wrong code is counted. */
export const floodMinute = (now: Instant): Instant => floorTo(now, Minutes(1));

/** The first minute that counts at `now`. */
export const floodSince = (now: Instant): Instant => plus(minus(floodMinute(now), FLOOD_WINDOW), Minutes(1));

/**
 * Until when short codes are suspended, or undefined.
 * @param counts wrong short codes by minute; @param limit how many there may be in ten minutes.
 */
export function suspendedUntil(
  counts: readonly { readonly minute: Instant; readonly wrong: number }[],
  limit: number,
  now: Instant,
): Instant | undefined {
  const sorted = counts.filter(({ minute }) => minute <= now).sort((a, b) => a.minute - b.minute);
  for (let last = sorted.length - 1; last >= 0; last -= 1) {
    const { minute } = sorted[last]!;
    const until = plus(minute, FLOOD_WINDOW);
    if (until <= now) return undefined;
    const since = floodSince(minute);
    let sum = 0;
    for (let i = last; i >= 0 && sorted[i]!.minute >= since; i -= 1) sum += sorted[i]!.wrong;
    if (sum >= limit) return until;
  }
  return undefined;
}
