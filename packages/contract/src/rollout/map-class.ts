/** The five classes of the map: their bounds are the same every week, so that two weeks can be held against each other. */
import type { Source } from "./figures.ts";

/** What a figure is reckoned by. */
export type Measure = "people" | "smartphones" | "count" | "units";

/** The measures that a source is shown by, its own first. */
export const MEASURES: Readonly<Record<Source, readonly Measure[]>> = {
  downloads: ["people", "smartphones", "count"],
  active: ["people", "smartphones", "count"],
  helped: ["count"],
  units: ["units", "count"],
};

const OF_ALL = [0.05, 0.1, 0.2, 0.3] as const;
const OF_UNITS = [0.2, 0.4, 0.6, 0.8] as const;
const COUNTS = [100, 500, 2_000, 10_000] as const;

/** The four bounds between the classes: shares of 1, or counts. */
export const boundsOf = (measure: Measure): readonly [number, number, number, number] =>
  measure === "count" ? COUNTS : measure === "units" ? OF_UNITS : OF_ALL;

/** The class 1 to 5 of a value; a value on a bound is of the class above. */
export const classOf = (measure: Measure, value: number): 1 | 2 | 3 | 4 | 5 =>
  (1 + boundsOf(measure).filter((bound) => value >= bound).length) as 1 | 2 | 3 | 4 | 5;
