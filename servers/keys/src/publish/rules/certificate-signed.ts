/** Rule: the certificate is signed, with ES256 alone, by a key that its authority's issuer publishes, and is meant for us. */
import { CertificateClaims } from "@bluezone/contract/certificate";
import { Fault } from "@bluezone/contract/fault";
import type { Instant } from "@bluezone/protocol/time";
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from "jose";
import type { Issuer } from "../../issuers/issuer.ts";
import type { IssuerKeys } from "../../issuers/issuer-keys.ts";

/** The refusal that every rule of certificates throws: it does not say which. */
export const certificateInvalid = (): Fault =>
  new Fault(
    "health_authority_verification_certificate_invalid",
    "The certificate is not valid for these keys.",
  );

/**
 * The claims of a certificate whose signature holds. Throws `health_authority_verification_certificate_invalid`, or
 * `unable_to_load_health_authority` when no key of the issuer could ever be had. Times are another rule's.
 */
export async function certificateSigned(
  issuers: readonly Issuer[],
  issuerKeys: IssuerKeys,
  certificate: string,
  now: Instant,
): Promise<CertificateClaims> {
  const { kid, iss } = named(certificate);
  const issuer = issuers.find((known) => known.issuer === iss);
  if (!issuer) throw certificateInvalid();
  const jwk = await issuerKeys(issuer, kid, now);
  if (!jwk) throw certificateInvalid();
  let claims: CertificateClaims;
  try {
    const { kty, crv, x, y } = jwk;
    const key = await importJWK({ kty, crv, x, y }, "ES256");
    const { payload } = await compactVerify(certificate, key, { algorithms: ["ES256"] });
    claims = CertificateClaims.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    throw certificateInvalid();
  }
  if (claims.aud !== issuer.audience) throw certificateInvalid();
  return claims;
}

/** Which key and which issuer it says it is from: not believed until the signature holds. */
function named(certificate: string): { readonly kid: string; readonly iss: string } {
  try {
    const { alg, kid } = decodeProtectedHeader(certificate);
    const { iss } = decodeJwt(certificate);
    if (alg === "ES256" && typeof kid === "string" && typeof iss === "string") return { kid, iss };
  } catch {
    // Not a JWS at all.
  }
  throw certificateInvalid();
}
