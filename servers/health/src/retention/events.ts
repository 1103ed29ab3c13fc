/** What retention tells. */

/**
 * What retention tells after each run: how many rows that should have gone are left when counted anew; anything but 0 is a
 * defect. Not how many went: counts of an hour say when people used codes, and a log keeps them for long.
 */
export type RetentionEvent = { readonly event: "retention_done"; readonly overdue: number };
