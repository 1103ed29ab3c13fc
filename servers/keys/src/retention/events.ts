/** What retention tells: a proof. */
export type RetentionEvent = {
  readonly event: "retained";
  /** How many of each were destroyed. */
  readonly keys: number;
  readonly files: number;
  readonly publishes: number;
  readonly secrets: number;
  /** How many that are past their time were found afterwards; anything but 0 is a defect. */
  readonly overdue: number;
};
