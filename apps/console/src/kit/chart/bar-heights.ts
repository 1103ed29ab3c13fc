/** How high the bars of a chart are. */

/** Heights in px of every value of every series, the highest `full`: from zero, so that twice as much is twice as high. */
export function barHeights(
  series: readonly (readonly (number | undefined)[])[],
  full: number,
): readonly (readonly number[])[] {
  const most = Math.max(0, ...series.flat().map((value) => value ?? 0));
  return series.map((values) =>
    values.map((value) => (most === 0 ? 0 : (Math.max(0, value ?? 0) / most) * full)),
  );
}
