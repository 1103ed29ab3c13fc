/** Rule: the certificate is signed, with ES256 alone, by a key that its authority's issuer publishes, and is meant for us. */
import { CertificateClaims } from "@bluezone/contract/certificate";
import { Fault } from "@bluezone/contract/fault";
import type { Instant } from "@bluezone/protocol/time";
import type { Issuer } from "../../issuers/issuer.ts";
import type { IssuerKeys } from "../../issuers/issuer-keys.ts";
import { readJws } from "../../issuers/jws.ts";
import type { Signatures } from "../../issuers/signatures.ts";

/** The refusal that every rule of certificates throws: it does not say which. */
export const certificateInvalid = (): Fault =>
  new Fault(
    "health_authority_verification_certificate_invalid",
    "The certificate is not valid for these keys.",
  );

/**
 * The claims of a certificate whose signature holds; what costs least is looked at first. Throws
 * `health_authority_verification_certificate_invalid`, `unable_to_load_health_authority` when no key of the issuer could
 * ever be had, or `quota_exceeded`. Times are another rule's.
 */
export async function certificateSigned(
  issuers: readonly Issuer[],
  { issuerKeys, signatures }: { readonly issuerKeys: IssuerKeys; readonly signatures: Signatures },
  text: string,
  now: Instant,
): Promise<CertificateClaims> {
  const jws = readJws(text);
  const { data: claims } = CertificateClaims.safeParse(jws?.payload);
  if (!jws || !claims) throw certificateInvalid();
  const { iss, aud } = claims;
  const issuer = issuers.find(({ issuer: name, audience }) => name === iss && audience === aud);
  const key = issuer && (await issuerKeys(issuer, jws.kid, now));
  if (!key || !(await signatures(key, jws))) throw certificateInvalid();
  return claims;
}
