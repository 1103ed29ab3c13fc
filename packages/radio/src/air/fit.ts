/**
 * Fits the open-air profile to the Herald table: least squares, nothing more. Every cell (one distance of one run) counts
 * once, however many readings it holds: the readings of a cell share one position, so they are one sample of it.
 */
import type { Cell, Run } from "./herald.ts";
import { advertArrives } from "./loss.ts";
import { NEAREST } from "./path-loss.ts";

/** Beyond this the slope is given as free space and not fitted: the data end at 3.5 m. */
export const BREAK = 2;
export const FAR_EXPONENT = 2;
/** Left out: the distances of this recording cannot hold (−53 dBm at 3.0 m after −88 at 2.7; sd of 9–17 dB below 0.7 m). */
export const LEFT_OUT = "20210109-2342";
/** Variance of a repeated run over that of a phone offset (2.1² / 7²): how far few runs pull an offset from zero. */
const SHRINK = 0.1;

const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const meanSquare = (xs: readonly number[]): number => mean(xs.map((x) => x * x));
const rms = (xs: readonly number[]): number => Math.sqrt(meanSquare(xs));
const deviation = (xs: readonly number[]): number => {
  const m = mean(xs);
  return Math.sqrt(xs.reduce((sum, x) => sum + (x - m) ** 2, 0) / (xs.length - 1));
};
/** Slope and correlation of y on x. */
export function regress(points: readonly (readonly [number, number])[]): {
  slope: number;
  intercept: number;
  r: number;
  residualSd: number;
} {
  const mx = mean(points.map(([x]) => x));
  const my = mean(points.map(([, y]) => y));
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (const [x, y] of points) {
    sxx += (x - mx) ** 2;
    sxy += (x - mx) * (y - my);
    syy += (y - my) ** 2;
  }
  const slope = sxy / sxx;
  return {
    slope,
    intercept: my - slope * mx,
    r: sxy / Math.sqrt(sxx * syy),
    residualSd: Math.sqrt(Math.max(0, syy - slope * sxy) / (points.length - 2)),
  };
}

const inMetres = (cell: Cell): number => cell.cm / 100;
const nearDecades = (m: number): number => Math.log10(Math.min(m, BREAK));
const farLoss = (m: number): number => 10 * FAR_EXPONENT * Math.log10(Math.max(m, BREAK) / BREAK);

export type FittedRun = {
  readonly run: string;
  readonly listener: string;
  readonly heard: string;
  readonly cells: number;
  /** Level at 1 m by this run alone, what the model gives it, and the difference, in dBm and dB. */
  readonly at1m: number;
  readonly model: number;
  readonly residual: number;
  /** Standard deviation of its cells about the model's slope, in dB. */
  readonly cellSd: number;
  /** One slope fitted to this run alone: exponent, and the correlation of level with the logarithm of distance. */
  readonly exponent: number;
  readonly r: number;
};

export type OpenAirFit = {
  readonly at1m: number;
  readonly nearExponent: number;
  /** The slope beyond the break when it is fitted too (it is not used). */
  readonly farExponentFitted: number;
  readonly reflections: number;
  readonly reciprocity: number;
  readonly packet: number;
  /** Standard deviation between two runs of the same pair in dB. */
  readonly repeat: number;
  readonly sensitivity: number;
  readonly offsets: ReadonlyMap<string, { readonly transmit: number; readonly receive: number }>;
  readonly spread: { readonly transmit: number; readonly receive: number };
  readonly runs: readonly FittedRun[];
  /** Cells without their run's level, on the level of the mean phone. */
  readonly cells: readonly {
    readonly cm: number;
    readonly level: number;
    readonly residual: number;
    readonly sd: number;
  }[];
};

type Sample = { readonly run: Run; readonly cell: Cell };

function slopes(runs: readonly Run[]): { near: number; nearFree: number; farFree: number } {
  // Fixed level per run: subtract each run's means, then solve for one slope (far slope given) and for two (both free).
  let [aa, ab, bb, ay, by, ayGiven] = [0, 0, 0, 0, 0, 0];
  for (const run of runs) {
    const rows = run.cells.map(
      (c) => [nearDecades(inMetres(c)), -farLoss(inMetres(c)) / FAR_EXPONENT, c.mean] as const,
    );
    const [ma, mb, my] = [
      mean(rows.map((r) => r[0])),
      mean(rows.map((r) => r[1])),
      mean(rows.map((r) => r[2])),
    ];
    for (const [ra, rb, ry] of rows) {
      const [a, b, y] = [ra - ma, rb - mb, ry - my];
      aa += a * a;
      ab += a * b;
      bb += b * b;
      ay += a * y;
      by += b * y;
      ayGiven += a * (y - FAR_EXPONENT * b);
    }
  }
  const determinant = aa * bb - ab * ab;
  return {
    near: -ayGiven / aa / 10,
    nearFree: -(ay * bb - by * ab) / determinant / 10,
    farFree: (by * aa - ay * ab) / determinant,
  };
}

/** Level at 1 m of every run = mean phone + listener + heard; offsets are drawn to zero by `SHRINK`. */
function phones(runs: readonly { run: Run; at1m: number }[]) {
  const receive = new Map(runs.map(({ run }) => [run.listener, 0]));
  const transmit = new Map(runs.map(({ run }) => [run.heard, 0]));
  let at1m = 0;
  for (let round = 0; round < 2_000; round++) {
    at1m = mean(runs.map((r) => r.at1m - receive.get(r.run.listener)! - transmit.get(r.run.heard)!));
    for (const name of receive.keys()) {
      const own = runs.filter(({ run }) => run.listener === name);
      const left = own.reduce((sum, r) => sum + r.at1m - at1m - transmit.get(r.run.heard)!, 0);
      receive.set(name, left / (own.length + SHRINK));
    }
    for (const name of transmit.keys()) {
      const own = runs.filter(({ run }) => run.heard === name);
      const left = own.reduce((sum, r) => sum + r.at1m - at1m - receive.get(r.run.listener)!, 0);
      transmit.set(name, left / (own.length + SHRINK));
    }
  }
  return { at1m, receive, transmit };
}

/** Same pair, same direction, another day: pooled standard deviation of the level. */
function repeatability(runs: readonly { run: Run; at1m: number }[]): number {
  const groups = Map.groupBy(runs, ({ run }) => `${run.listener} ${run.heard}`);
  let [square, freedom] = [0, 0];
  for (const group of groups.values()) {
    const m = mean(group.map((r) => r.at1m));
    square += group.reduce((sum, r) => sum + (r.at1m - m) ** 2, 0);
    freedom += group.length - 1;
  }
  return Math.sqrt(square / freedom);
}

/** The chance that an advert arrives when the level varies by `sd` about `mean`, by nine points of the normal curve. */
export function arrivesOnAverage(level: number, sd: number, sensitivity: number): number {
  let [sum, weights] = [0, 0];
  for (let z = -2; z <= 2; z += 0.5) {
    const weight = Math.exp((-z * z) / 2);
    sum += weight * advertArrives(level + z * sd - sensitivity);
    weights += weight;
  }
  return sum / weights;
}

/** Readings of each weak cell over the median of its run's strong cells: what arrived of what was sent. */
export function shareHeard(runs: readonly Run[]): { level: number; sd: number; share: number }[] {
  return runs.flatMap((run) => {
    const strong = run.cells.filter((c) => c.mean > -85).map((c) => c.readings);
    if (strong.length < 5) return [];
    const usual = strong.sort((a, b) => a - b)[Math.floor(strong.length / 2)]!;
    return run.cells.map((c) => ({ level: c.mean, sd: c.sd, share: c.readings / usual }));
  });
}

function sensitivityOf(runs: readonly Run[]): number {
  const weak = shareHeard(runs).filter(({ level }) => level < -84);
  const candidates = Array.from({ length: 25 }, (_, i) => -100 + i / 2);
  const misfit = (s: number) =>
    rms(weak.map(({ level, sd, share }) => share - arrivesOnAverage(level, sd, s)));
  return candidates.reduce((best, s) => (misfit(s) < misfit(best) ? s : best));
}

/** Correlation of the two directions of a recording, cell by cell, after the model's slope. */
function reciprocityOf(samples: readonly (Sample & { residual: number })[]): number {
  const back = new Map(samples.map((s) => [`${s.run.run} ${s.cell.cm}`, s.residual]));
  const pairs = samples.flatMap((s) => {
    const other = back.get(`${s.run.run.replace(/A$/, "B")} ${s.cell.cm}`);
    return s.run.run.endsWith("A") && other !== undefined ? [[s.residual, other] as const] : [];
  });
  return regress(pairs).r;
}

/** The open-air fit of a set of runs. Cells nearer than 0.2 m and the recording left out take no part. */
export function fitOpenAir(all: readonly Run[]): OpenAirFit {
  const runs = all
    .filter(({ run }) => !run.startsWith(LEFT_OUT))
    .map((run) => ({ ...run, cells: run.cells.filter((c) => inMetres(c) >= NEAREST) }));
  const { near, farFree } = slopes(runs);
  const flat = (c: Cell): number => c.mean + 10 * near * nearDecades(inMetres(c)) + farLoss(inMetres(c));
  const levels = runs.map((run) => ({ run, at1m: mean(run.cells.map(flat)) }));
  const { at1m, receive, transmit } = phones(levels);
  const samples = levels.flatMap((l) =>
    l.run.cells.map((cell) => ({ run: l.run, cell, residual: flat(cell) - l.at1m })),
  );
  const freedom = samples.length - runs.length - 1;
  const names = [...new Set([...receive.keys(), ...transmit.keys()])].sort();
  return {
    at1m,
    nearExponent: near,
    farExponentFitted: farFree,
    reflections: Math.sqrt((meanSquare(samples.map((s) => s.residual)) * samples.length) / freedom),
    reciprocity: reciprocityOf(samples),
    packet: rms(samples.map((s) => s.cell.sd)),
    repeat: repeatability(levels),
    sensitivity: sensitivityOf(runs),
    offsets: new Map(names.map((n) => [n, { transmit: transmit.get(n) ?? 0, receive: receive.get(n) ?? 0 }])),
    spread: { transmit: deviation([...transmit.values()]), receive: deviation([...receive.values()]) },
    runs: levels.map(({ run, at1m: own }) => {
      const model = at1m + receive.get(run.listener)! + transmit.get(run.heard)!;
      const alone = regress(run.cells.map((c) => [Math.log10(inMetres(c)), c.mean] as const));
      return {
        run: run.run,
        listener: run.listener,
        heard: run.heard,
        cells: run.cells.length,
        at1m: own,
        model,
        residual: own - model,
        cellSd: rms(run.cells.map((c) => flat(c) - own)),
        exponent: -alone.slope / 10,
        r: alone.r,
      };
    }),
    cells: samples.map(({ cell, residual }) => ({
      cm: cell.cm,
      level: at1m - 10 * near * nearDecades(inMetres(cell)) - farLoss(inMetres(cell)) + residual,
      residual,
      sd: cell.sd,
    })),
  };
}
