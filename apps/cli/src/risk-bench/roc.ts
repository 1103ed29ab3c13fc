/** How well a score parts two kinds, whatever threshold is put to it. Ties count half, and fall together. */

/** A score and the truth. A score may be −∞: never heard. */
export interface Scored {
  readonly score: number;
  readonly positive: boolean;
}

/** A point of the curve: of the negatives and of the positives, the share at or above a threshold. */
export interface RocPoint {
  readonly threshold: number;
  readonly falseShare: number;
  readonly trueShare: number;
  readonly precision: number;
}

/** The points, from the highest threshold down, one for each score that occurs. */
export function roc(scored: readonly Scored[]): RocPoint[] {
  const ordered = scored.toSorted((a, b) => b.score - a.score || 0);
  const positives = scored.filter(({ positive }) => positive).length;
  const negatives = scored.length - positives;
  const points: RocPoint[] = [];
  let [hits, alarms] = [0, 0];
  for (const [i, { score, positive }] of ordered.entries()) {
    alarms += 1;
    if (positive) hits += 1;
    if (i + 1 < ordered.length && ordered[i + 1]!.score === score) continue;
    points.push({
      threshold: score,
      trueShare: positives === 0 ? 0 : hits / positives,
      falseShare: negatives === 0 ? 0 : (alarms - hits) / negatives,
      precision: hits / alarms,
    });
  }
  return points;
}

/** The area under the curve: how often a positive scores above a negative; null when there is no pair of them. */
export function auc(scored: readonly Scored[]): number | null {
  let [area, x, y] = [0, 0, 0];
  const positives = scored.filter(({ positive }) => positive).length;
  if (positives === 0 || positives === scored.length) return null;
  for (const { falseShare, trueShare } of roc(scored)) {
    area += ((falseShare - x) * (trueShare + y)) / 2;
    [x, y] = [falseShare, trueShare];
  }
  return area;
}

/** The precision at the highest threshold that finds at least this share of the positives; null without positives. */
export function precisionAtRecall(scored: readonly Scored[], recall: number): number | null {
  if (!scored.some(({ positive }) => positive)) return null;
  return roc(scored).find(({ trueShare }) => trueShare >= recall - 1e-9)?.precision ?? null;
}

/** Misses and false alarms at a threshold, as shares; both null without positives, or without anything else. */
export function missesAndFalse(
  scored: readonly Scored[],
  threshold: number,
): { readonly miss: number | null; readonly falseAlarm: number | null } {
  const positives = scored.filter(({ positive }) => positive);
  if (positives.length === 0 || positives.length === scored.length) return { miss: null, falseAlarm: null };
  const share = (all: readonly Scored[], alarm: boolean): number =>
    all.filter(({ score }) => score >= threshold === alarm).length / all.length;
  return {
    miss: share(positives, false),
    falseAlarm: share(
      scored.filter(({ positive }) => !positive),
      true,
    ),
  };
}

/** The threshold with the fewest misses and false alarms, both shares added. */
export const bestThreshold = (scored: readonly Scored[]): number =>
  roc(scored).reduce(
    (best, { threshold, trueShare, falseShare }) => {
      const cost = 1 - trueShare + falseShare;
      return cost < best.cost - 1e-12 ? { threshold, cost } : best;
    },
    { threshold: Number.POSITIVE_INFINITY, cost: 1 },
  ).threshold;
