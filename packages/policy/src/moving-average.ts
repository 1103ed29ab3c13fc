/** Means over the last days: weekdays with fewer tests no longer show. */

/** The mean of each value and those before it, `days` in all; null before there are as many. */
export const movingAverage = (values: readonly number[], days = 7): readonly (number | null)[] =>
  values.map((_, at) =>
    at + 1 < days ? null : values.slice(at + 1 - days, at + 1).reduce((sum, n) => sum + n, 0) / days,
  );
