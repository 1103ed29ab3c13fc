/** Rule: keys are published under a health authority that this server knows. */
import { Fault } from "@bluezone/contract/fault";
import type { Issuer } from "../../issuers/issuer.ts";

/** The authority's issuers. Throws `unknown_health_authority_id` when it has none. */
export function knownAuthority(issuers: readonly Issuer[], healthAuthorityID: string): readonly Issuer[] {
  const known = issuers.filter((issuer) => issuer.healthAuthorityID === healthAuthorityID);
  if (known.length > 0) return known;
  throw new Fault("unknown_health_authority_id", "This key server does not know that health authority.");
}
