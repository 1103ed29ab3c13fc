/**
 * Rule: a health authority asks with a JWT of its own: ES256 by a key of its issuer, for this server's `aud`, in force and
 * for no longer than 15 minutes. It has nothing but those claims, so that the certificate that a phone holds opens nothing.
 */
import { Fault } from "@bluezone/contract/fault";
import { StatsClaims } from "@bluezone/contract/keys/stats";
import { type Instant, inSeconds, Minutes, unixSeconds } from "@bluezone/protocol/time";
import type { Issuer } from "../../issuers/issuer.ts";
import type { IssuerKeys } from "../../issuers/issuer-keys.ts";
import { readJws } from "../../issuers/jws.ts";
import type { Signatures } from "../../issuers/signatures.ts";

/** Longest life of a token, and how far apart the two clocks may be. */
const LONGEST = Minutes(15);
const SKEW = Minutes(1);

export type Authorities = {
  readonly issuers: readonly Issuer[];
  readonly issuerKeys: IssuerKeys;
  readonly signatures: Signatures;
  readonly audience: string;
};

const unauthorized = (): Fault => new Fault("unauthorized", "This needs a token of a health authority.");

/**
 * The issuer that asks, from the header `Authorization`. Throws `unauthorized`, which does not say why, or
 * `unable_to_load_health_authority` when no key of the issuer could ever be had, or `quota_exceeded`.
 */
export async function authorityToken(
  authorization: string | undefined,
  { issuers, issuerKeys, signatures, audience }: Authorities,
  now: Instant,
): Promise<string> {
  const [, token = ""] = /^Bearer ([\w.-]{1,4096})$/i.exec(authorization ?? "") ?? [];
  const jws = readJws(token);
  const { data: claims } = StatsClaims.safeParse(jws?.payload);
  const issuer = issuers.find((known) => known.issuer === claims?.iss);
  const key = jws && issuer && (await issuerKeys(issuer, jws.kid, now));
  if (!claims || !key || !(await signatures(key, jws))) throw unauthorized();
  const { aud, iat, nbf = iat, exp } = claims;
  const [seconds, skew] = [unixSeconds(now), inSeconds(SKEW)];
  const inForce = iat <= seconds + skew && nbf <= seconds + skew && seconds < exp;
  const short = exp <= seconds + inSeconds(LONGEST) + skew;
  if (aud !== audience || !inForce || !short) throw unauthorized();
  return claims.iss;
}
