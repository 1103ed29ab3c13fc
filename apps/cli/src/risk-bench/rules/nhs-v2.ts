/**
 * NHS COVID-19, version 2: an unscented Kalman smoother of distance, a step a second, then minutes × min(1, 1 m² ÷ distance²).
 * Facts and constants of ukhsa-collaboration/riskscore-swift-public 95b2bbd (MIT, Crown Copyright 2020); `rules.test.ts` holds it
 * to scores of their Python reference. It keeps the seconds before the first scan as time without a reading; the Swift port, which
 * is allowed to differ by 5 %, leaves them out. With their α 1, β 0, κ 0 the middle sigma point has no weight, so six are left: the
 * state ± √3 of its own spread, of the step's and of the observation's.
 */
import { gammaQuantile } from "@bluezone/policy/gamma-distribution";
import { heard, type Rule } from "./rule.ts";

const FIRST = { mean: 2, variance: 10 };
/** Metres a second, squared. */
const STEP_VARIANCE = 0.1 ** 2;
const OBSERVED = { slope: 0.1270547531082051, intercept: 4.2309333657856945, variance: 0.4947614361027773 };
const NEAREST = 1;

type State = { readonly mean: number; readonly variance: number };

const spread = (variance: number): number => Math.sqrt(3 * variance);
const mean6 = (points: readonly number[]): number => points.reduce((sum, x) => sum + x, 0) / 6;
const product6 = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0) / 6;
const less = (points: readonly number[], centre: number): number[] => points.map((x) => x - centre);

/** State points: own spread up, two that stand still, and the same down. */
const statePoints = ({ mean, variance }: State): number[] => {
  const s = spread(variance);
  return [mean + s, mean, mean, mean - s, mean, mean];
};
const STEP = spread(STEP_VARIANCE);
const NOISE = spread(OBSERVED.variance);
const moved = (points: readonly number[]): number[] =>
  points.map((x, i) => Math.abs(i === 1 ? x + STEP : i === 4 ? x - STEP : x));
const observed = (points: readonly number[]): number[] =>
  points.map(
    (x, i) =>
      OBSERVED.slope * Math.log(Math.abs(x)) + OBSERVED.intercept + (i === 2 ? NOISE : i === 5 ? -NOISE : 0),
  );

function updated(points: readonly number[], observation: number | undefined): State {
  const mean = mean6(points);
  const off = less(points, mean);
  const variance = product6(off, off);
  if (observation === undefined) return { mean, variance };
  const out = observed(points);
  const expected = mean6(out);
  const outOff = less(out, expected);
  const cross = product6(off, outOff);
  const gain = cross / product6(outOff, outOff);
  return { mean: mean + gain * (observation - expected), variance: variance - gain * cross };
}

function smoothed(observations: readonly (number | undefined)[]): State[] {
  const states: State[] = [];
  for (const observation of observations) {
    const before = states.at(-1);
    states.push(updated(before ? moved(statePoints(before)) : statePoints(FIRST), observation));
  }
  for (let i = states.length - 2; i >= 0; i -= 1) {
    const state = states[i]!;
    const points = statePoints(state);
    const ahead = moved(points);
    const mean = mean6(ahead);
    const off = less(ahead, mean);
    const variance = product6(off, off);
    const gain = product6(off, less(points, state.mean)) / variance;
    const next = states[i + 1]!;
    states[i] = {
      mean: state.mean + gain * (next.mean - mean),
      variance: state.variance + gain * gain * (next.variance - variance),
    };
  }
  return states;
}

/** The median of a gamma distribution of scale 1, by its shape: a table, because each second asks for one. */
const MEDIANS = { from: -2, to: 5, steps: 700 };
const medians = Array.from({ length: MEDIANS.steps + 1 }, (_, i) => {
  const shape = 10 ** (MEDIANS.from + ((MEDIANS.to - MEDIANS.from) * i) / MEDIANS.steps);
  return gammaQuantile(0.5, shape, 1) / shape;
});

/** The median distance of a state, held to be gamma distributed as they do. */
function medianOf({ mean, variance }: State): number {
  const shape = mean ** 2 / variance;
  const at = ((Math.log10(shape) - MEDIANS.from) / (MEDIANS.to - MEDIANS.from)) * MEDIANS.steps;
  if (!(at > 0)) return 1e-3;
  const i = Math.min(MEDIANS.steps - 1, Math.floor(at));
  const share = Math.min(1, at - i);
  return mean * (medians[i]! * (1 - share) + medians[i + 1]! * share);
}

/** A scan as the reference takes it. */
export interface ValuedScan {
  /** Attenuation in dB. */
  readonly value: number;
  /** Seconds since the scan before. */
  readonly seconds: number;
}

/** The reference's score: minutes as near as one metre. */
export function nhsScore(scans: readonly ValuedScan[]): number {
  const observations: (number | undefined)[] = [];
  let at = 0;
  for (const { value, seconds } of scans) {
    at += seconds;
    while (observations.length < Math.trunc(at)) observations.push(undefined);
    observations.push(value > 0 ? Math.log(value) : undefined);
  }
  return smoothed(observations).reduce(
    (sum, state) => sum + Math.min(1, (NEAREST / medianOf(state)) ** 2) / 60,
    0,
  );
}

/** As their apps call it: with the least attenuation of a scan. */
export const NHS_V2: Rule = {
  name: "NHS COVID-19 v2",
  about:
    "riskscore-swift-public 95b2bbd (MIT): Kalman smoother of distance; least attenuation; no threshold is in that repository",
  score: heard((scans) => nhsScore(scans.map(({ least, seconds }) => ({ value: least, seconds })))),
  warnsFrom: null,
};
