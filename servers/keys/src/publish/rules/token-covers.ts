/**
 * Rule: a known key is published again only by whoever published it first. The revision token of that time lists it,
 * with the same start and period.
 */
import { Fault } from "@bluezone/contract/fault";
import { equalBytes } from "@bluezone/protocol/bytes";
import type { Tek } from "@bluezone/protocol/identity/tek";
import type { OpenedToken } from "../revision-token.ts";

/**
 * Throws `missing_revision_token` when there is no token, `invalid_revision_token` when it cannot be read, does not
 * list the key, or the key's start or period is another than in the token or in what is stored.
 */
export function tokenCovers(
  sent: Tek,
  stored: Pick<Tek, "rollingStart" | "rollingPeriod">,
  token: OpenedToken,
): void {
  if (token === "missing")
    throw new Fault("missing_revision_token", "A key is known already and no revision token was sent.");
  const listed = token === "unreadable" ? undefined : token.find(({ key }) => equalBytes(key, sent.key));
  const same = (other: Pick<Tek, "rollingStart" | "rollingPeriod"> | undefined) =>
    other?.rollingStart === sent.rollingStart && other.rollingPeriod === sent.rollingPeriod;
  if (!same(listed) || !same(stored))
    throw new Fault("invalid_revision_token", "The revision token is not for these keys.");
}
