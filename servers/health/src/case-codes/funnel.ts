/** How far codes came, by the day on which they went out. Few are not shown: a count of two would say who. */
import { type FunnelDay, SMALLEST } from "@bluezone/contract/health/issued-codes";
import { Day, isoDay } from "@bluezone/protocol/time";

/** A code as it is counted. Instants in milliseconds; `day` of Vietnam. */
export type CountedCode = {
  readonly day: number;
  readonly issued: number;
  readonly claimed: number | null;
  readonly certified: number | null;
};

const shown = (count: number): number | null => (count > 0 && count < SMALLEST ? null : count);

/** The median in whole minutes of at least `SMALLEST`; null of fewer. */
function median(minutes: readonly number[]): number | null {
  if (minutes.length < SMALLEST) return null;
  const sorted = [...minutes].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return Math.round((low + high) / 2);
}

/** What is said of some codes. Times of phones are in whole ten minutes rounded down, so that none is less than nothing. */
export function funnelOf(codes: readonly CountedCode[]): Omit<FunnelDay, "day"> {
  const minutes = (ends: readonly (readonly [number, number | null])[]): readonly number[] =>
    ends.flatMap(([from, to]) => (to === null ? [] : [Math.max(0, (to - from) / 60_000)]));
  return {
    issued: shown(codes.length),
    claimed: shown(codes.filter(({ claimed }) => claimed !== null).length),
    certified: shown(codes.filter(({ certified }) => certified !== null).length),
    toClaim: median(minutes(codes.map(({ issued, claimed }) => [issued, claimed]))),
    toCertificate: median(minutes(codes.map(({ issued, certified }) => [issued, certified]))),
  };
}

/** Days with codes, the newest first. */
export function funnelByDay(codes: readonly CountedCode[]): readonly FunnelDay[] {
  const days = new Map<number, CountedCode[]>();
  for (const code of codes) days.set(code.day, [...(days.get(code.day) ?? []), code]);
  return [...days]
    .sort(([a], [b]) => b - a)
    .map(([day, some]) => ({ day: isoDay(Day(day)), ...funnelOf(some) }));
}
