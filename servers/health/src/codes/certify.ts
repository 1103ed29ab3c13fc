/** What a certificate says, and whether a token gets one (docs/protocol/06-share.md#65-the-certificate). */
import {
  CERTIFICATE_STEP_SECONDS,
  type CertificateClaims,
  type ReportTypeName,
} from "@bluezone/contract/certificate";
import { Fault } from "@bluezone/contract/fault";
import {
  Day,
  dayOf,
  dayStart,
  eninAt,
  floorTo,
  type Instant,
  Minutes,
  minus,
  plus,
  Seconds,
  unixSeconds,
} from "@bluezone/protocol/time";

/** A token that was found. `bound`: to the same `ekeyhmac` as is shown now, to another, or to none yet. */
export type FoundToken = { readonly until: Instant; readonly bound: "none" | "same" | "other" };

/** Whether a token gets a certificate: a new binding, or the same again; everything else is a Fault. */
export function decideCertificate(token: FoundToken | undefined, now: Instant): "bind" | "again" | Fault {
  if (!token) return new Fault("token_invalid", "this token is not known");
  if (token.until <= now) return new Fault("token_expired", "this token has expired");
  if (token.bound === "other") return new Fault("token_invalid", "this token was used for other keys");
  return token.bound === "same" ? "again" : "bind";
}

const STEP = Seconds(CERTIFICATE_STEP_SECONDS);
/** The key server's clock may be this far behind ours. */
const SKEW = Minutes(1);
/** A certificate lives at least this long; rounding its end down takes at most one step more than that gives. */
const LIFE = Minutes(15);

/**
 * The day of onset that certificates of a token made at `now` say: until 07:00 in Vietnam, today's UTC midnight has not
 * come yet, and an onset in the future is not believed; then it is the UTC day that it is. Told once for a token, because
 * a certificate that is asked for again must say the same.
 */
export const certifiedOnset = (symptom: Day, now: Instant): Day => Day(Math.min(symptom, dayOf(now, "utc")));

/** The `iss` of a canary's certificates: by it alone the key server leaves them out of its figures. */
export const canaryIssuer = (issuer: string): string => `${issuer}.canary`;

/** The claims of a certificate: nothing but these, in times of ten minutes, so that it does not say when it was asked for. */
export function certificateClaims(
  report: { readonly reportType: ReportTypeName; readonly symptom: Day | undefined },
  ekeyhmac: Uint8Array,
  parties: { readonly issuer: string; readonly audience: string },
  now: Instant,
): CertificateClaims & { readonly nbf: number } {
  const from = unixSeconds(floorTo(minus(now, SKEW), STEP));
  return {
    iss: parties.issuer,
    aud: parties.audience,
    iat: from,
    nbf: from,
    exp: unixSeconds(floorTo(plus(plus(now, LIFE), STEP), STEP)),
    reportType: report.reportType,
    ...(report.symptom === undefined
      ? {}
      : { symptomOnsetInterval: eninAt(dayStart(report.symptom, "utc")) }),
    tekmac: Buffer.from(ekeyhmac).toString("base64"),
  };
}
