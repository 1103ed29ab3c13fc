/** Means with their errors, for tests that compare runs. */

/** A mean with its standard error. */
export type Mean = { readonly mean: number; readonly error: number };

/** The mean of some values. */
export function meanOf(values: readonly number[]): Mean {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((a, b) => a + (b - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** The sum of a column. */
export const total = (column: ArrayLike<number>): number => Array.from(column).reduce((a, b) => a + b, 0);

/** The slope of a straight line through points. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const x = meanOf(points.map(([one]) => one)).mean;
  const y = meanOf(points.map(([, one]) => one)).mean;
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

/** "41.6 ± 0.9": a mean with the half width within which 95 % lie. */
export const shown = ({ mean, error }: Mean, digits = 1): string =>
  `${mean.toFixed(digits)} ± ${(1.96 * error).toFixed(digits)}`;
