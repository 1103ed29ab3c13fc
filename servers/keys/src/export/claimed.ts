/** A stored key as an export window sees it. */
import type { DiagnosisKey } from "@bluezone/protocol/diagnosis-key";
import { tek } from "@bluezone/protocol/tek";
import { Enin } from "@bluezone/protocol/time";
import type { DiagnosisKeyTable } from "../tables.ts";
import { EXPORTED } from "./report.ts";

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

const teksOf = (row: DiagnosisKeyTable) => tek(row.key, Enin(row.rolling_start), row.rolling_period);

const original = (row: DiagnosisKeyTable): DiagnosisKey => ({
  ...teksOf(row),
  reportType: EXPORTED[row.report_type],
  transmissionRisk: row.transmission_risk,
  ...(row.days_since_onset === null ? {} : { daysSinceOnset: row.days_since_onset }),
});

const revised = (row: DiagnosisKeyTable): DiagnosisKey => ({
  ...teksOf(row),
  reportType: EXPORTED[row.revised_report_type ?? row.report_type],
  transmissionRisk: row.revised_transmission_risk ?? row.transmission_risk,
  ...(row.revised_days_since_onset === null ? {} : { daysSinceOnset: row.revised_days_since_onset }),
});
