/** What many runs come to: middle values with intervals, and what a measure costs for each infection that it averts. */
import { COUNTS, type Count } from "./daily.ts";
import type { RunResult } from "./task.ts";

/** Middle value and bounds within which half and nine in ten of the runs lie. */
export type Spread = {
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
};

/** The spread of some values; between two values it is interpolated. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)]!;
    return low + (sorted[Math.ceil(place)]! - low) * (place - Math.floor(place));
  };
  return { q05: at(0.05), q25: at(0.25), q50: at(0.5), q75: at(0.75), q95: at(0.95) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Totals of one run. */
export const totalsOf = ({ byDay, people }: RunResult) => ({
  infections: sum(byDay.infections),
  attackPercent: (100 * sum(byDay.infections)) / people,
  cases: sum(byDay.cases),
  mostOnADay: Math.max(...byDay.infections),
  uploads: sum(byDay.uploads),
  alerts: sum(byDay.alerts),
  alertsOfInfected: sum(byDay.alertsOfInfected),
  casesAfterAlert: sum(byDay.casesAfterAlert),
  falseAlerts: sum(byDay.falseAlerts),
  traced: sum(byDay.traced),
  tests: sum(byDay.tests),
  quarantineDays: sum(byDay.quarantined),
});
export type Totals = ReturnType<typeof totalsOf>;

/** What one cell came to. */
export type Summary = {
  readonly runs: number;
  readonly people: number;
  readonly totals: Readonly<Record<keyof Totals, Spread>>;
  /** Beside the same runs without app and tracing; absent where there is neither. */
  readonly beside?: {
    readonly averted: Spread;
    readonly avertedPercent: Spread;
    /** Of all runs together; null where they averted nothing. */
    readonly alertsPerAverted: number | null;
    readonly quarantineDaysPerAverted: number | null;
  };
  readonly byDay: Readonly<Record<Count | "r", readonly Spread[]>>;
};

/** R by day of infection: how many people those infected on it infect. The last days are left out: those infected then have not yet infected everybody. */
export function rOf({ byDay }: RunResult, days: number): readonly number[] {
  return byDay.infections
    .slice(0, Math.max(0, days))
    .map((infections, day) => (infections > 0 ? byDay.offspring[day]! / infections : Number.NaN));
}

/** Days at the end of which those infected have not yet infected everybody. */
export const UNFINISHED = 21;

function beside(runs: readonly RunResult[], base: readonly RunResult[]): NonNullable<Summary["beside"]> {
  const pairs = runs.map((run, number) => ({ with: totalsOf(run), without: totalsOf(base[number]!) }));
  const averted = pairs.map((pair) => pair.without.infections - pair.with.infections);
  const all = sum(averted);
  const per = (cost: number): number | null => (all > 0 ? cost / all : null);
  return {
    averted: spread(averted),
    avertedPercent: spread(
      pairs.map(({ without }, at) => (100 * averted[at]!) / Math.max(1, without.infections)),
    ),
    alertsPerAverted: per(sum(pairs.map((pair) => pair.with.alerts))),
    quarantineDaysPerAverted: per(
      sum(pairs.map((pair) => pair.with.quarantineDays - pair.without.quarantineDays)),
    ),
  };
}

/** Sums up runs; `base` are the same runs without app and tracing, in the same order. */
export function summarise(runs: readonly RunResult[], base?: readonly RunResult[]): Summary {
  const totals = runs.map(totalsOf);
  const names = Object.keys(totals[0]!) as (keyof Totals)[];
  const days = runs[0]!.byDay.infections.length;
  const byDay = (name: Count): readonly Spread[] =>
    Array.from({ length: days }, (_, day) => spread(runs.map((run) => run.byDay[name][day]!)));
  const rs = runs.map((run) => rOf(run, days - UNFINISHED));
  const r = Array.from({ length: Math.max(0, days - UNFINISHED) }, (_, day) => {
    const known = rs.map((one) => one[day]!).filter((one) => !Number.isNaN(one));
    return spread(known.length > 0 ? known : [0]);
  });
  return {
    runs: runs.length,
    people: runs[0]!.people,
    totals: Object.fromEntries(
      names.map((name) => [name, spread(totals.map((one) => one[name]))]),
    ) as Summary["totals"],
    ...(base ? { beside: beside(runs, base) } : {}),
    byDay: {
      ...(Object.fromEntries(COUNTS.map((name) => [name, byDay(name)])) as Record<Count, readonly Spread[]>),
      r,
    },
  };
}
