/** Stored keys as an export window sees them. */
import { tek } from "@bluezone/protocol/identity/tek";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { ColumnsBuilder, type DiagnosisKeyColumns } from "@bluezone/protocol/report/diagnosis-key-columns";
import type { ReportType } from "@bluezone/protocol/report/report-type";
import { Enin } from "@bluezone/protocol/time";
import type { DiagnosisKeyTable, RevisedReport, StoredReport } from "../tables.ts";
import type { ExportStore, WindowPart } from "./store.ts";

/** A stored report as an export file says it (docs/protocol/07-exports.md#71-the-file). */
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
export type ClaimedRows = { readonly keys: DiagnosisKeyColumns; readonly revisions: readonly Revision[] };

/** Rows that are in memory at a time. */
const PAGE = 4_096;

/** Reads what a window claimed. A key that was revoked before anyone saw it is left out. */
export async function readClaimed(
  { taken }: Pick<ExportStore, "taken">,
  ends: Enin,
  page = PAGE,
): Promise<ClaimedRows> {
  const keys = new ColumnsBuilder();
  for await (const row of rowsOf("keys")) {
    const first = row.revised_claimed === ends ? revised(row) : original(row);
    if (first.reportType !== "revoked") keys.push(first);
  }
  const revisions: Revision[] = [];
  for await (const row of rowsOf("revisions"))
    if (row.claimed !== null)
      revisions.push({ key: revised(row), original: original(row), published: Enin(row.claimed) });
  return { keys: keys.finish(), revisions };

  async function* rowsOf(what: WindowPart) {
    let rows = await taken(what, ends, new Uint8Array(0), page);
    while (rows.length > 0) {
      yield* rows;
      rows = rows.length < page ? [] : await taken(what, ends, rows.at(-1)!.key, page);
    }
  }
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
