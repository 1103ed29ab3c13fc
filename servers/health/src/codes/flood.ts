/** A flood of wrong codes suspends short codes for a while; long codes cannot be guessed and are never suspended. */
import { floorTo, type Instant, Minutes, minus, plus } from "@bluezone/protocol/time";

/** Wrong short codes are counted in steps of a minute over this time; a suspension lasts as long. */
export const FLOOD_WINDOW = Minutes(10);

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
