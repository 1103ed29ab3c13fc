/**
 * What retention tells after each run. Not how much was destroyed: counts of ten minutes say when people shared, and a log
 * keeps them for longer than anything else is kept.
 */
export type RetentionEvent = {
  readonly event: "retained";
  /** How many that are past their time were found afterwards; anything but 0 is a defect. */
  readonly overdue: number;
};
