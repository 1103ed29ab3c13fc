/**
 * A published key with what its report says. GAEN export format, message TemporaryExposureKey.
 */
import type { Tek } from "../identity/tek.ts";
import type { ReportType } from "./report-type.ts";

/** What a diagnosis key says beyond the key itself. */
export interface Report {
  readonly reportType: ReportType;
  /** Days from onset to the key's day, −14 … 14; left out when the onset is unknown. */
  readonly daysSinceOnset?: number;
  /** GAEN's transmission risk level, 0 … 8. Deprecated there; other servers still check and keep it. */
  readonly transmissionRisk: number;
}

/** A temporary exposure key as an export file carries it. Made by `diagnosisKey`. */
export type DiagnosisKey = Tek & Report;

/**
 * A key with its report. Throws RangeError for a transmission risk outside 0 … 8 or days since onset outside −14 … 14.
 *
 * @example
 * ```ts
 * import { tek } from "@bluezone/protocol/identity/tek";
 * import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
 * import { Enin } from "@bluezone/protocol/time";
 *
 * const report = { reportType: "confirmedTest", daysSinceOnset: -2, transmissionRisk: 0 } as const;
 * const key = diagnosisKey(tek(new Uint8Array(16), Enin(2681712), 144), report);
 * key.daysSinceOnset; // → -2
 * ```
 */
export function diagnosisKey(tek: Tek, report: Report): DiagnosisKey {
  const { reportType, daysSinceOnset, transmissionRisk } = report;
  if (!Number.isInteger(transmissionRisk) || transmissionRisk < 0 || transmissionRisk > 8)
    throw new RangeError(`a transmission risk level is an integer from 0 to 8, not ${transmissionRisk}`);
  if (daysSinceOnset === undefined) return { ...tek, reportType, transmissionRisk };
  if (!Number.isInteger(daysSinceOnset) || Math.abs(daysSinceOnset) > 14)
    throw new RangeError(`days since onset are an integer from -14 to 14, not ${daysSinceOnset}`);
  return { ...tek, reportType, daysSinceOnset, transmissionRisk };
}
