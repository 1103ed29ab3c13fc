/** A stored key as an export window sees it. */
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/diagnosis-key";
import type { ReportType } from "@bluezone/protocol/report-type";
import { tek } from "@bluezone/protocol/tek";
import { Enin } from "@bluezone/protocol/time";
import type { DiagnosisKeyTable, RevisedReport, StoredReport } from "../tables.ts";

/** A stored report as an export file says it (GAEN.md §2). */
const EXPORTED: Readonly<Record<StoredReport | RevisedReport, ReportType>> = {
  confirmed: "confirmedTest",
  likely: "confirmedClinicalDiagnosis",
  "user-report": "selfReport",
  revoked: "revoked",
};

/** A revision goes out in its window's `revised_keys`; `original` is what the key's first file said. */
export type Revision = {
  readonly key: DiagnosisKey;
  readonly original: DiagnosisKey;
  /** End of the window that first carried the key. */
  readonly published: Enin;
};

/** What a window claimed, in the order of the keys' bytes. */
export type Claimed = { readonly keys: readonly DiagnosisKey[]; readonly revisions: readonly Revision[] };

/** Sorts the rows of a window into new and revised. A key that was revoked before anyone saw it is neither. */
export function claimedOf(rows: readonly DiagnosisKeyTable[], ends: Enin): Claimed {
  const keys: DiagnosisKey[] = [];
  const revisions: Revision[] = [];
  for (const row of rows) {
    if (row.claimed === ends) {
      const first = row.revised_claimed === ends ? revised(row) : original(row);
      if (first.reportType !== "revoked") keys.push(first);
    } else if (row.claimed !== null && row.revised_claimed === ends)
      revisions.push({ key: revised(row), original: original(row), published: Enin(row.claimed) });
  }
  return { keys, revisions };
}

const original = (row: DiagnosisKeyTable): DiagnosisKey =>
  keyOf(row, row.report_type, row.transmission_risk, row.days_since_onset);

const revised = (row: DiagnosisKeyTable): DiagnosisKey =>
  keyOf(
    row,
    row.revised_report_type ?? row.report_type,
    row.revised_transmission_risk ?? row.transmission_risk,
    row.revised_days_since_onset,
  );

const keyOf = (
  row: DiagnosisKeyTable,
  report: StoredReport | RevisedReport,
  transmissionRisk: number,
  daysSinceOnset: number | null,
): DiagnosisKey =>
  diagnosisKey(tek(row.key, Enin(row.rolling_start), row.rolling_period), {
    reportType: EXPORTED[report],
    transmissionRisk,
    ...(daysSinceOnset === null ? {} : { daysSinceOnset }),
  });
