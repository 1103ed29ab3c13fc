/** Rule: a likely or self-reported key may be revised once, toward what is surer; the same report again changes nothing. */
import type { ReportTypeName } from "@bluezone/contract/certificate";
import { Fault } from "@bluezone/contract/fault";
import type { RevisedReport, StoredReport } from "../../tables.ts";

const ALLOWED: Readonly<Record<StoredReport, readonly ReportTypeName[]>> = {
  confirmed: [],
  likely: ["confirmed", "negative"],
  "user-report": ["confirmed", "likely", "negative"],
};

/**
 * What a stored key is revised to; nothing when it says so already.
 * Throws `key_already_revised` or `invalid_report_type_transition`.
 */
export function transition(
  stored: { readonly reportType: StoredReport; readonly revised: RevisedReport | undefined },
  report: ReportTypeName,
): RevisedReport | undefined {
  const wanted = report === "negative" ? "revoked" : report;
  if (wanted === (stored.revised ?? stored.reportType)) return undefined;
  if (stored.revised)
    throw new Fault("key_already_revised", "A key was revised before; that can be done once.");
  if (wanted === "user-report" || !ALLOWED[stored.reportType].includes(report))
    throw new Fault("invalid_report_type_transition", "A key's report cannot be changed in this way.");
  return wanted;
}
