/**
 * By when a case must be reported to the ministry: circular 54/2015/TT-BYT, which counts from the diagnosis, 24 hours for group A
 * and what its Appendix 1 lists with it, 48 hours for the others. The group of a disease is the law's of 2007, Article 3.
 */
import { timeline, validity, type WithValidity } from "./dated.ts";

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

const CIRCULAR = "Thông tư 54/2015/TT-BYT";

/** COVID-19 since it is in a group. Use `theOneOn(COVID_REPORT_RULES, day)`. */
export const COVID_REPORT_RULES: readonly ReportRule[] = timeline("report rules of covid-19", [
  {
    document: CIRCULAR,
    groupDocument: "Quyết định 219/QĐ-BYT",
    ...validity("2020-01-29", "2023-10-19"),
    group: "A",
    hours: 24,
    confirmed: true,
  },
  {
    document: CIRCULAR,
    // The circular of 2015 does not list it by name; that group B has 48 hours here is to be confirmed.
    groupDocument: "Quyết định 3896/QĐ-BYT",
    ...validity("2023-10-20"),
    group: "B",
    hours: 48,
    confirmed: false,
  },
]);
