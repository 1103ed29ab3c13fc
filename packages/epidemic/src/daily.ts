/** What a run counts, day by day. */

/** Sums of a day; what is about people is of the day on which it happened to them. */
export const COUNTS = [
  "infections",
  "offspring",
  "onsets",
  "cases",
  "tests",
  "uploads",
  "alerts",
  "alertsOfInfected",
  "casesAfterAlert",
  "falseAlerts",
  "traced",
  "tracedInfected",
  "interviews",
  "waiting",
  "quarantined",
  "preventedByIsolation",
  "preventedByHousehold",
  "preventedByManual",
  "preventedByApp",
] as const;
export type Count = (typeof COUNTS)[number];

export type Daily = Readonly<Record<Count, Float64Array>>;

/** Counts at zero; one day more than the run, where what ends after it goes. */
export const daily = (days: number): Daily =>
  Object.fromEntries(COUNTS.map((name) => [name, new Float64Array(days + 1)])) as Daily;
