/** Rule: a key that says no transmission risk takes the one that other servers give its report. */
import type { ReportTypeName } from "@bluezone/contract/certificate";

/** GAEN.md §3 "TR back-fill"; the level for user reports, which is named there and not applied, we apply. */
const BY_REPORT: Readonly<Record<ReportTypeName, number>> = {
  confirmed: 2,
  likely: 4,
  "user-report": 5,
  negative: 6,
};

/** A transmission risk level, 0–8. */
export const transmissionRisk = (said: number | undefined, report: ReportTypeName): number =>
  said || BY_REPORT[report];
