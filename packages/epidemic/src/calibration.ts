/**
 * Fits a scenario to a curve of confirmed cases: approximate Bayesian computation by rejection. R0 and the number of people
 * infected on the first day are drawn many times; the draws whose epidemics come nearest to the curve are kept. Distance:
 * squares of the differences of the roots of weekly cases, because a Poisson number's root has the same spread at any size.
 */
import { begin, mix, PURPOSE, type Stream, uniform } from "./random.ts";
import { type ContactsName, populationFor, type Scenario } from "./scenario.ts";
import { type Spread, spread } from "./summary.ts";
import { type RunResult, type Task, transmissionOf } from "./task.ts";

/** Bounds of the draws: R0 uniform, people at first uniform in the logarithm. */
export const PRIOR = { r0: [0.6, 4.5], first: [1, 1_000] } as const;
/** Share of the draws that is kept. */
const KEPT = 0.05;
/** Between these R0 the transmission is interpolated. */
const NODES = 4;
const WEEK = 7;
/** Below these a curve says little. */
const FEW_CASES = 100;
const FEW_DAYS = 28;

/** What a curve says under one source of contacts. */
export type Fit = {
  readonly contacts: ContactsName;
  readonly draws: number;
  readonly kept: number;
  readonly r0: Spread;
  readonly first: Spread;
  /** Cases by day of the draws that were kept, to compare with the curve. */
  readonly cases: readonly Spread[];
  /** What makes the answer weak; empty where nothing does. */
  readonly thin: readonly Thin[];
};

/** Few cases or few days, with how many there are and how many say something; or many values of R0 that fit as well as the best. */
export type Thin =
  | { readonly is: "cases" | "days"; readonly there: number; readonly wanted: number }
  | { readonly is: "wide" };

const weekly = (days: readonly number[]): readonly number[] =>
  Array.from({ length: Math.ceil(days.length / WEEK) }, (_, week) =>
    days.slice(week * WEEK, (week + 1) * WEEK).reduce((a, b) => a + b, 0),
  );

/** How far two curves are from each other. */
export function distance(a: readonly number[], b: readonly number[]): number {
  const other = weekly(b);
  return weekly(a).reduce(
    (sum, cases, week) => sum + (Math.sqrt(cases) - Math.sqrt(other[week] ?? 0)) ** 2,
    0,
  );
}

/** The share of the draws whose curves come nearest to a curve, the nearest first. */
export const nearest = <Drawn extends { readonly cases: readonly number[] }>(
  drawn: readonly Drawn[],
  curve: readonly number[],
): readonly Drawn[] =>
  drawn
    .map((one) => ({ one, far: distance(one.cases, curve) }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, Math.floor(drawn.length * KEPT))
    .map(({ one }) => one);

type Draw = { readonly r0: number; readonly first: number };
function drawsOf(count: number, seed: number): readonly Draw[] {
  const stream: Stream = { base: 0, next: 0 };
  const between = ([low, high]: readonly [number, number], u: number): number => low + (high - low) * u;
  return Array.from({ length: count }, (_, at) => {
    begin(stream, mix(seed), at, PURPOSE.imported, 1);
    const r0 = between(PRIOR.r0, uniform(stream));
    const [low, high] = PRIOR.first.map(Math.log) as [number, number];
    return { r0, first: Math.round(Math.exp(between([low, high], uniform(stream)))) };
  });
}

/** Transmission by R0, a straight line between some that were found. */
function transmissions(scenario: Scenario, contacts: ContactsName, seed: number): (r0: number) => number {
  const population = populationFor(scenario, seed);
  const [low, high] = PRIOR.r0;
  const step = (high - low) / (NODES - 1);
  const found = Array.from({ length: NODES }, (_, at) =>
    transmissionOf({ ...scenario, r0: low + at * step }, contacts, population),
  );
  return (r0) => {
    const at = Math.min(NODES - 2, Math.floor((r0 - low) / step));
    return found[at]! + (found[at + 1]! - found[at]!) * ((r0 - low) / step - at);
  };
}

function thinness(curve: readonly number[], r0: Spread): readonly Thin[] {
  const cases = curve.reduce((a, b) => a + b, 0);
  const wide = r0.q95 - r0.q05 > (PRIOR.r0[1] - PRIOR.r0[0]) / 3;
  return [
    ...(cases < FEW_CASES ? [{ is: "cases", there: cases, wanted: FEW_CASES } as const] : []),
    ...(curve.length < FEW_DAYS ? [{ is: "days", there: curve.length, wanted: FEW_DAYS } as const] : []),
    ...(wide ? [{ is: "wide" } as const] : []),
  ];
}

/**
 * Fits a scenario under one of its sources of contacts to confirmed cases by day, the first day first. The scenario's own `r0`,
 * `imported.first` and `days` play no part. Throws RangeError for a curve without a case, or too few draws to keep ten.
 */
export async function calibrate(
  scenario: Scenario,
  contacts: ContactsName,
  curve: readonly number[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
  doTasks: (tasks: readonly Task[]) => Promise<readonly RunResult[]>,
): Promise<Fit> {
  const kept = Math.floor(draws * KEPT);
  if (kept < 10) throw new RangeError(`a fit needs ${Math.ceil(10 / KEPT)} draws or more`);
  if (!curve.some((cases) => cases > 0)) throw new RangeError("a fit needs a day with a case");
  const transmission = transmissions(scenario, contacts, seed);
  const drawn = drawsOf(draws, seed);
  const results = await doTasks(
    drawn.map(({ r0, first }, run) => ({
      scenario: { ...scenario, r0, days: curve.length, imported: { ...scenario.imported, first } },
      contacts,
      transmission: transmission(r0),
      seed,
      run,
    })),
  );
  const best = nearest(
    drawn.map((draw, at) => ({ ...draw, cases: results[at]!.byDay.cases })),
    curve,
  );
  const r0 = spread(best.map((one) => one.r0));
  return {
    contacts,
    draws,
    kept,
    r0,
    first: spread(best.map((one) => one.first)),
    cases: curve.map((_, day) => spread(best.map(({ cases }) => cases[day]!))),
    thin: thinness(curve, r0),
  };
}
