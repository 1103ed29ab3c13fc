/** What of a publish is valid: the rules that need nothing but the request, its certificate and the present interval. */
import type { CertificateClaims } from "@bluezone/contract/certificate";
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { publish } from "@bluezone/contract/keys/publish";
import { toBase64 } from "@bluezone/protocol/bytes";
import type { Tek } from "@bluezone/protocol/identity/tek";
import type { Enin } from "@bluezone/protocol/time";
import type { Diagnosis } from "./diagnosis.ts";
import { keyCount } from "./rules/key-count.ts";
import { keyValid } from "./rules/key-valid.ts";
import { nearOnset } from "./rules/near-onset.ts";
import { noOverlap } from "./rules/no-overlap.ts";
import { assumedOnset, believedOnset } from "./rules/onset.ts";
import { transmissionRisk } from "./rules/transmission-risk.ts";

/** The valid keys, why others were dropped as wrong (a reason for each), and how many were too far from onset. */
export type Examination = {
  readonly keys: readonly Diagnosis[];
  readonly dropped: readonly string[];
  readonly farFromOnset: number;
  /** The UTC day of the first symptom, in days since 1970; nothing when none was believed and one was assumed. */
  readonly onset: number | undefined;
};

/** Throws `bad_request` when the whole cannot stand. */
export function examine(
  request: Pick<RequestOf<typeof publish>, "temporaryExposureKeys" | "symptomOnsetInterval">,
  claims: Pick<CertificateClaims, "reportType" | "symptomOnsetInterval">,
  at: Enin,
): Examination {
  const sent = request.temporaryExposureKeys;
  keyCount(sent);
  const valid: { readonly tek: Tek; readonly name: string; readonly risk: number | undefined }[] = [];
  const dropped: string[] = [];
  for (const key of sent) {
    const checked = keyValid(key, at);
    if (typeof checked === "string") dropped.push(checked);
    else valid.push({ tek: checked, name: toBase64(checked.key), risk: key.transmissionRisk });
  }
  if (valid.length === 0) throw new Fault("bad_request", `No key is valid: ${dropped[0]}.`);
  noOverlap(valid);
  const onset = believedOnset(request.symptomOnsetInterval, claims.symptomOnsetInterval, at);
  const keys = valid.flatMap(({ tek, name, risk }) => {
    const daysSinceOnset = nearOnset(tek, onset ?? assumedOnset(at));
    return daysSinceOnset === undefined
      ? []
      : [{ tek, name, daysSinceOnset, transmissionRisk: transmissionRisk(risk, claims.reportType) }];
  });
  return { keys, dropped, farFromOnset: valid.length - keys.length, onset };
}
