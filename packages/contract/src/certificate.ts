/** The certificate that a phone carries from the health server to the key server (docs/protocol/06-share.md#65-the-certificate). */
import { z } from "zod";

/** Report types that a verification code and a certificate may carry. */
export const ReportTypeName = z
  .enum(["confirmed", "likely", "negative", "user-report"])
  .meta({ id: "ReportType" });
export type ReportTypeName = z.output<typeof ReportTypeName>;

/**
 * Exactly these claims, ES256, `kid` in the header; `nbf` may be left out by other issuers than ours. Times are unix seconds; iat, nbf and exp are rounded down to 10 minutes,
 * so that a certificate does not say when it was fetched.
 */
export const CertificateClaims = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  iat: z.int(),
  nbf: z.int().optional(),
  exp: z.int(),
  reportType: ReportTypeName,
  /** First symptom, as an ENIN of that day's UTC midnight or later. */
  symptomOnsetInterval: z.int().min(0).max(0xffff_ffff).optional(),
  /** The 32-byte publish HMAC in base64: ours with padding, another issuer's in any form. */
  tekmac: z.string().max(64),
});
export type CertificateClaims = z.output<typeof CertificateClaims>;

/** Certificate times are rounded down to this many seconds. */
export const CERTIFICATE_STEP_SECONDS = 600;

/** A P-256 public key as JWK. */
export const PublicJwk = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal("ES256").optional(),
  use: z.literal("sig").optional(),
});
export type PublicJwk = z.output<typeof PublicJwk>;
export const Jwks = z.object({ keys: z.array(PublicJwk).max(32) });
export type Jwks = z.output<typeof Jwks>;
