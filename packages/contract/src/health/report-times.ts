/** Of when the numbers of a report are: one rule for its paper, its screen and the file for the public page. */
import type { Instant } from "@bluezone/protocol/time";
import { NOW_FIGURES, type ReportBody } from "./reports.ts";

/** What is only known when it is asked for: how things stand, and how far the steps of new cases came. */
export type ReportLate = "standing" | "steps";

/** From when to when a report counts. */
export type ReportTimes = {
  /** What came in the time, by place too, is counted from here … */
  readonly from: Instant;
  /** … up to but without here. The curve has the cases that were recorded before. */
  readonly to: Instant;
  /** What of it is of `lateAt` in place of that time; only what the report has. */
  readonly late: readonly ReportLate[];
  /** When it was closed, or asked for while it is not. */
  readonly lateAt: Instant;
  /** What is told stays as it was told first: after the cut-off, and at the latest at `lateAt`. */
  readonly lateIs: "at" | "at the latest";
};

/** The times of a report. `asOf` is when it was closed, or now. */
export function reportTimes(
  { form, figures, delays, funnel }: Pick<ReportBody, "form" | "figures" | "delays" | "funnel">,
  { from, cutOff, asOf }: { readonly from: Instant; readonly cutOff: Instant; readonly asOf: Instant },
): ReportTimes {
  const standing = figures.some(({ key, count }) => NOW_FIGURES.includes(key) && count.is !== "none");
  return {
    from,
    to: asOf < cutOff ? asOf : cutOff,
    late: [
      ...(standing ? (["standing"] as const) : []),
      ...(delays.length + funnel.length > 0 ? (["steps"] as const) : []),
    ],
    lateAt: asOf,
    lateIs: form === "told" ? "at the latest" : "at",
  };
}
