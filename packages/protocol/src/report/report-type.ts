/**
 * What a diagnosis rests on, with the field's names and numbers (GAEN export format, TemporaryExposureKey.ReportType).
 */

/** Every report type; the place in this list is its number on the wire (0–5). */
export const REPORT_TYPES = [
  "unknown",
  "confirmedTest",
  "confirmedClinicalDiagnosis",
  "selfReport",
  "recursive",
  "revoked",
] as const;

/** A report type by name. */
export type ReportType = (typeof REPORT_TYPES)[number];

/** The report types that make exposure windows: the others are missing, withdrawn or out of use. */
export const COUNTED_REPORT_TYPES = ["confirmedTest", "confirmedClinicalDiagnosis", "selfReport"] as const;

/** A report type that makes exposure windows. */
export type CountedReportType = (typeof COUNTED_REPORT_TYPES)[number];
