/** Whether stated probabilities come true. */

/** A stated probability, and what was. */
export interface Stated {
  readonly probability: number;
  readonly positive: boolean;
}

/** One step of the curve: how many, what was said of them on average, what share came true. */
export interface CurveStep {
  readonly n: number;
  readonly stated: number;
  readonly observed: number;
}

/** Ten equal spans of probability (Guo et al. 2017). */
const SPANS = 10;

/** The steps that anything falls into. */
export function calibrationCurve(stated: readonly Stated[]): CurveStep[] {
  const spans = Array.from({ length: SPANS }, (): Stated[] => []);
  for (const one of stated) spans[Math.min(SPANS - 1, Math.floor(one.probability * SPANS))]!.push(one);
  return spans
    .filter((span) => span.length > 0)
    .map((span) => ({
      n: span.length,
      stated: span.reduce((sum, { probability }) => sum + probability, 0) / span.length,
      observed: span.filter(({ positive }) => positive).length / span.length,
    }));
}

/** Expected calibration error: the mean distance of stated and observed, by the number of cases; null without any. */
export function calibrationError(stated: readonly Stated[]): number | null {
  if (stated.length === 0) return null;
  return calibrationCurve(stated).reduce(
    (sum, { n, stated: said, observed }) => sum + (n / stated.length) * Math.abs(said - observed),
    0,
  );
}

/** The error that chance alone leaves to probabilities that are exactly right, on average over draws. */
export function chanceError(probabilities: readonly number[], random: () => number, draws = 200): number {
  let sum = 0;
  for (let draw = 0; draw < draws; draw += 1)
    sum += calibrationError(
      probabilities.map((probability) => ({ probability, positive: random() < probability })),
    )!;
  return sum / draws;
}

/** A probability made of a score by logistic regression (Platt 1999); steps of Newton, with a ridge so that it always ends. */
export function logistic(
  scored: readonly { readonly score: number; readonly positive: boolean }[],
): (score: number) => number {
  const finite = scored.filter(({ score }) => Number.isFinite(score));
  if (finite.length === 0) return () => 0;
  const centre = finite.reduce((sum, { score }) => sum + score, 0) / finite.length;
  const spread =
    Math.sqrt(finite.reduce((sum, { score }) => sum + (score - centre) ** 2, 0) / finite.length) || 1;
  const x = (score: number): number => (score - centre) / spread;
  const RIDGE = 1e-3;
  let [a, b] = [0, 0];
  for (let step = 0; step < 50; step += 1) {
    let [ga, gb, haa, hab, hbb] = [-RIDGE * a, -RIDGE * b, RIDGE, 0, RIDGE];
    for (const { score, positive } of finite) {
      const at = x(score);
      const p = 1 / (1 + Math.exp(-(a + b * at)));
      const w = p * (1 - p);
      ga += Number(positive) - p;
      gb += (Number(positive) - p) * at;
      haa += w;
      hab += w * at;
      hbb += w * at * at;
    }
    const det = haa * hbb - hab * hab;
    const [da, db] = [(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det];
    [a, b] = [a + da, b + db];
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return (score) => (Number.isFinite(score) ? 1 / (1 + Math.exp(-(a + b * x(score)))) : 0);
}
