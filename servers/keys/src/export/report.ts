/** A stored report as an export file says it. */
import type { ReportType } from "@bluezone/protocol/report-type";
import type { RevisedReport, StoredReport } from "../tables.ts";

/** GAEN's report types (GAEN.md §2). */
export const EXPORTED: Readonly<Record<StoredReport | RevisedReport, ReportType>> = {
  confirmed: "confirmedTest",
  likely: "confirmedClinicalDiagnosis",
  "user-report": "selfReport",
  revoked: "revoked",
};
