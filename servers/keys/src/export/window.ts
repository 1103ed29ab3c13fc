/**
 * Export windows: one every 10 minutes, ending at a whole interval (docs/protocol/07-exports.md#73-windows). A window that
 * ends at T takes keys whose last interval ended at or before T less the hold, and is released 60 seconds after T at the
 * earliest.
 */
import {
  Days,
  type Duration,
  Enin,
  eninAt,
  Hours,
  INTERVAL,
  type Instant,
  Milliseconds,
  minus,
  Seconds,
} from "@bluezone/protocol/time";

/** The two rules for how long a key is held back after its end; a deployment has one. */
export const PROFILES = {
  /** Ours: at once. Phones count nothing heard after the window's end. */
  fast: Milliseconds(0),
  /** GAEN's: 2 hours, as long as its phones still count an identifier. */
  gaen: Hours(2),
} as const satisfies Record<string, Duration>;
export type Profile = keyof typeof PROFILES;

/** How long after its end a window is released at the earliest: what was on its way has arrived. */
const SETTLE = Seconds(60);
/** How far back windows are made up, and how long files stay, in intervals. */
export const FILE_KEPT_INTERVALS = Days(14) / INTERVAL;

/** The end of the newest window that may be released at `now`. */
export const newestWindow = (now: Instant): Enin => eninAt(minus(now, SETTLE));

/** A profile's hold in intervals. */
export const holdIntervals = (profile: Profile): number => PROFILES[profile] / INTERVAL;

/**
 * Which window is claimed in place of `window`, and whether it takes what waits: the few keys of a quiet time (`quiet` intervals)
 * go out at its end, in one file instead of six that are mostly padding; at once where `enough` keys wait to need no padding. A
 * quiet time begins with `last`, the end of the newest window that took anything: what is left of an hour whose keys went out
 * early would be a file of padding at the hour's end. When none did for as long, quiet times end at multiples of themselves.
 * Until then windows take nothing and are released all the same: that nothing went out tells nobody whether anything waits, and
 * lists stay fresh.
 */
export function whenQuiet(
  window: Enin,
  newest: Enin,
  {
    quiet,
    enough,
    last,
  }: { readonly quiet: number; readonly enough: boolean; readonly last: Enin | undefined },
): { readonly ends: Enin; readonly takes: boolean } {
  if (enough) return { ends: newest, takes: true };
  const after = last === undefined ? 0 : last + quiet;
  const end = window <= after ? after : Math.ceil(window / quiet) * quiet;
  return end <= newest ? { ends: Enin(end), takes: true } : { ends: newest, takes: false };
}

/**
 * The next window that has something to take, or the newest when none has. Nothing when all is done, also after the clock
 * was set back. `claimed` is the end of the last one (absent at the first run, which makes one window only), `earliest`
 * the end of the earliest key that waits, `revisions` whether revisions wait.
 */
export function nextWindow(state: {
  readonly claimed: Enin | undefined;
  readonly newest: Enin;
  readonly earliest: Enin | undefined;
  readonly revisions: boolean;
  readonly hold: number;
}): Enin | undefined {
  const { claimed, newest, earliest, revisions, hold } = state;
  if (claimed === undefined) return newest;
  if (claimed >= newest) return undefined;
  const first = Math.max(claimed + 1, newest - FILE_KEPT_INTERVALS);
  if (revisions) return Enin(first);
  if (earliest === undefined) return newest;
  return Enin(Math.min(newest, Math.max(first, earliest + hold)));
}
