/** Rule: the certificate was issued, is in force, and has not expired. */
import type { CertificateClaims } from "@bluezone/contract/certificate";
import { type Instant, unixSeconds } from "@bluezone/protocol/time";
import { certificateInvalid } from "./certificate-signed.ts";

/** Throws `health_authority_verification_certificate_invalid` unless iat ≤ now, nbf ≤ now where there is one, and now < exp. */
export function certificateInForce({ iat, nbf, exp }: CertificateClaims, now: Instant): void {
  const seconds = unixSeconds(now);
  if (iat > seconds || (nbf ?? iat) > seconds || exp <= seconds) throw certificateInvalid();
}
