/** Rule: a key that says no transmission risk takes the one that other servers give its report. */
import type { ReportTypeName } from "@bluezone/contract/certificate";

/** The level of a key that says none (docs/protocol/06-share.md#66-publishing). */
const BY_REPORT: Readonly<Record<ReportTypeName, number>> = {
  confirmed: 2,
  likely: 4,
  "user-report": 5,
  negative: 6,
};

/** A transmission risk level, 0–8. */
export const transmissionRisk = (said: number | undefined, report: ReportTypeName): number =>
  said || BY_REPORT[report];
