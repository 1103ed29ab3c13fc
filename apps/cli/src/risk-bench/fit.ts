/**
 * The level model fitted to field experiments. Fitted are: line and levels of phones (`levels.ts`), the spread of scans within an
 * encounter, that of encounters about the line, and the distances to be expected. The last two are judged on experiments that the
 * line did not see, or they would be too sure. Not fitted are the share of the loudest reading and the walk: nobody moved.
 */
import { normalShare } from "@bluezone/protocol/risk/normal-share";
import type { LevelModel } from "@bluezone/protocol/risk/smoothed-distance";
import { fitLevels, type Levelled, type Levels, pairLevel } from "./levels.ts";
import { isNear, NEAR, type Pair } from "./pair.ts";

/** Mostly the loudest reading: its path was the least disturbed. Between 0.5 and 1 the ROC area moves by 0.002. */
const LEAST_SHARE = 0.75;
/** Assumed: a fifth nearer or farther in a quarter of an hour. */
const WALK = 0.02;

/** What was fitted. */
export interface Fit {
  readonly level: LevelModel;
  readonly levels: Levels;
}

const levelOfScan = ({ typical, least }: Pair["scans"][number]): number =>
  LEAST_SHARE * least + (1 - LEAST_SHARE) * typical;
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** Each pair that heard each other, with the mean level of its scans. */
const levelled = (pairs: readonly Pair[]): Levelled[] =>
  pairs
    .filter(({ scans }) => scans.length > 0)
    .map((pair) => ({ pair, level: mean(pair.scans.map(levelOfScan)) }));

/** Variance of scans within their encounter. */
function scanVariance(pairs: readonly Levelled[]): number {
  let [sum, freedom] = [0, 0];
  for (const { pair, level } of pairs) {
    sum += pair.scans.reduce((all, scan) => all + (levelOfScan(scan) - level) ** 2, 0);
    freedom += pair.scans.length - 1;
  }
  return freedom === 0 ? 16 : sum / freedom;
}

/** A pair, with its level less those of its phones as the other experiments have them. */
interface Foreseen {
  readonly pair: Pair;
  readonly level: number;
  readonly off: number;
}

/** Each pair as a fit to the other experiments foresees it. With one experiment alone, as the fit to itself does. */
function foreseen(all: readonly Levelled[]): Foreseen[] {
  const experiments = [...new Set(all.map(({ pair }) => pair.experiment))];
  return experiments.flatMap((experiment) => {
    const others = all.filter(({ pair }) => pair.experiment !== experiment);
    const { atMetre, perDecade, levels } = fitLevels(others.length > 0 ? others : all);
    return all
      .filter(({ pair }) => pair.experiment === experiment)
      .map(({ pair, level }) => {
        const own = level - pairLevel(pair, levels);
        return { pair, level: own, off: own - atMetre - perDecade * Math.log10(pair.metres) };
      });
  });
}

type Line = Pick<LevelModel, "atMetre" | "perDecade">;
type Expected = Pick<LevelModel, "medianMetres" | "decades">;

/** How unlikely the truth is: minus the logarithm of the likelihood of "near" over all pairs. */
function surprise(
  pairs: readonly Foreseen[],
  { atMetre: a, perDecade: b }: Line,
  { medianMetres, decades }: Expected,
  variances: readonly number[],
): number {
  const [mu, tau] = [Math.log10(medianMetres), decades ** 2];
  let sum = 0;
  for (const [i, { pair, level }] of pairs.entries()) {
    const gain = (tau * b) / (b * b * tau + variances[i]!);
    const z =
      (Math.log10(NEAR) - mu - gain * (level - a - b * mu)) /
      Math.sqrt(Math.max(1e-12, tau * (1 - gain * b)));
    sum -= Math.log(Math.max(1e-12, normalShare(isNear(pair) ? z : -z)));
  }
  return sum;
}

/** The distances to be expected: those that make the truth most likely, found on a grid that is made finer. */
function expectedDistances(pairs: readonly Foreseen[], line: Line, variances: readonly number[]): Expected {
  let best: Expected = { medianMetres: 2.5, decades: 0.2 };
  let [median, spread] = [Math.log(best.medianMetres), Math.log(best.decades)];
  for (let step = 1.2; step > 0.01; step /= 2) {
    let least = Number.POSITIVE_INFINITY;
    const [m0, s0] = [median, spread];
    for (let i = -2; i <= 2; i += 1)
      for (let j = -2; j <= 2; j += 1) {
        const [m, s] = [m0 + (i * step) / 2, s0 + (j * step) / 2];
        const tried = {
          medianMetres: Math.min(20, Math.max(0.5, Math.exp(m))),
          decades: Math.min(1, Math.max(0.05, Math.exp(s))),
        };
        const found = surprise(pairs, line, tried, variances);
        if (found < least - 1e-9) [least, best, median, spread] = [found, tried, m, s];
      }
  }
  return best;
}

/** Fits the model. Throws RangeError without a pair that heard each other. */
export function fit(pairs: readonly Pair[]): Fit {
  const all = levelled(pairs);
  if (all.length === 0) throw new RangeError("a fit needs pairs that heard each other");
  const { atMetre, perDecade, levels } = fitLevels(all);
  const ofScans = scanVariance(all);
  const judged = foreseen(all);
  const ofPairs = mean(judged.map(({ off }) => off ** 2));
  const shareOfScans = mean(judged.map(({ pair }) => ofScans / pair.scans.length));
  const ofEncounters = Math.max(1, ofPairs - shareOfScans);
  const line = { atMetre, perDecade: Math.max(5, perDecade) };
  const variances = judged.map(({ pair }) => ofEncounters + ofScans / pair.scans.length);
  return {
    level: {
      ...line,
      leastShare: LEAST_SHARE,
      encounterSpread: Math.sqrt(ofEncounters),
      scanSpread: Math.sqrt(ofScans),
      ...expectedDistances(judged, line, variances),
      walk: WALK,
    },
    levels,
  };
}
