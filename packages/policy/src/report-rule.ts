/**
 * By when a case must be reported to the ministry: circular 54/2015/TT-BYT, which counts from the diagnosis, 24 hours for group A
 * and what its Appendix 1 lists with it, 48 hours for the others. The group of a disease is the law's of 2007, Article 3.
 */
import type { WithValidity } from "./dated.ts";

/** The rule of a time for one disease. */
export type ReportRule = WithValidity<{
  readonly document: string;
  /** The decision that put the disease into its group. */
  readonly groupDocument: string;
  readonly group: "A" | "B";
  /** Hours from the diagnosis. */
  readonly hours: number;
  /** False where no source at hand states every figure: to be checked by a health officer. */
  readonly confirmed: boolean;
}>;
