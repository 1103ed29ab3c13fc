/**
 * On which days a sum since the beginning may be told. Two sums that are told, less the days' counts that are told between
 * them, leave the days that are hidden: a sum waits until each of those could still be any small count. The first one less the
 * days until then leaves the sum before them: it waits while that is small, and then everybody knows that it is.
 * Days are as they were entered last: what somebody kept of a day that was corrected since cannot be called back.
 */
import type { SituationContent, SituationCount } from "@bluezone/contract/rollout/situation";
import { SMALLEST_TOLD, toldCount } from "@bluezone/policy/told-counts";
import { parseDay } from "@bluezone/protocol/time";

/** A sum, and what of a day is counted that belongs to it; null where nobody counts it by the day. */
type Sum = {
  total(counts: SituationContent["counts"]): number | null;
  ofDay(counts: SituationContent["counts"]): number | null;
};
/** The sums that are entered. Who recovered is counted by no day, so its sum waits until it has grown by more than a small count. */
export const SUMS = {
  confirmedTotal: { total: (counts) => counts.confirmedTotal, ofDay: (counts) => counts.confirmedToday },
  recovered: { total: (counts) => counts.recovered, ofDay: () => null },
} as const satisfies Partial<Record<SituationCount, Sum>>;

/** The largest count that is hidden. */
const LARGEST_HIDDEN = SMALLEST_TOLD - 1;

/** What a count that is not told can be. */
type Range = { readonly least: number; readonly most: number };
/**
 * What lies between the last sum that was told and a day: how much is left of the difference, and of how many days. `base` is
 * the sum that it began with, where one was withheld before any was told.
 */
type Between = {
  readonly left: number;
  readonly hidden: number;
  readonly uncounted: number;
  readonly base?: Range | undefined;
};

/** Whether every hidden day could be any count from 1 to 4, a base anything it can be, and days that nobody counted do not add up to so few. */
export function keepsHidden({ left, hidden, uncounted, base }: Between): boolean {
  if (hidden === 0 && !base) return uncounted === 0 || toldCount(left).is === "shown";
  const { least, most } = base ?? { least: 0, most: 0 };
  const free = hidden === 0 ? 0 : LARGEST_HIDDEN - 1;
  const from = Math.max(least + hidden + free, most + hidden);
  const to = Math.min(most + LARGEST_HIDDEN * hidden - free, least + LARGEST_HIDDEN * hidden);
  return left >= from && (uncounted > 0 || left <= to);
}

/** What the first sum can be that was withheld, after so many hidden days: one more than this would have been told. */
const withheldAfter = (hidden: number): Range => ({
  least: Math.max(1, hidden),
  most: Math.max(LARGEST_HIDDEN, LARGEST_HIDDEN + hidden - 2),
});

/** The days whose sum is told. `days` are in order, each once; of a day on which the new count is hidden, never. */
export function daysOfToldTotals(
  days: readonly SituationContent[],
  { total: totalOf, ofDay }: Sum,
): ReadonlySet<string> {
  const told = new Set<string>();
  let last: { readonly day: number; readonly total: number; readonly base?: Range } | undefined;
  let [shown, hidden, counted] = [0, 0, 0];
  for (const { day, counts } of days) {
    const today = toldCount(ofDay(counts));
    if (today.is === "shown") shown += today.value;
    if (today.is === "hidden") hidden += 1;
    if (today.is !== "none") counted += 1;
    const total = totalOf(counts);
    if (total === null || today.is === "hidden") continue;
    const left = total - (last?.total ?? 0) - shown;
    const uncounted = last ? parseDay(day) - last.day - counted : Number.POSITIVE_INFINITY;
    // Before the first sum that is told, what is left is a sum itself.
    const small = (!last || last.base) && toldCount(left).is === "hidden";
    if (
      !small &&
      toldCount(total).is === "shown" &&
      keepsHidden({ left, hidden, uncounted, base: last?.base })
    ) {
      told.add(day);
      last = { day: parseDay(day), total };
    } else if (last) continue;
    else last = { day: parseDay(day), total: shown, base: withheldAfter(hidden) };
    [shown, hidden, counted] = [0, 0, 0];
  }
  return told;
}
