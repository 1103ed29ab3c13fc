/** The public key that a certificate names, looked up among its issuer's; an unknown one is a reason to ask again. */
import { Jwks, type PublicJwk } from "@bluezone/contract/certificate";
import { Fault } from "@bluezone/contract/fault";
import { type Instant, Minutes } from "@bluezone/protocol/time";
import { Name } from "@bluezone/server-kit/events";
import type { Job } from "@bluezone/server-kit/jobs";
import type { Copies } from "../copies/copies.ts";
import { type Issuer, jwksOf } from "./issuer.ts";

/** Finds an issuer's key by its `kid`; nothing when the issuer has none of that name. */
export type IssuerKeys = (issuer: Issuer, kid: string, now: Instant) => Promise<PublicJwk | undefined>;

/**
 * Keys from the last good copies. An unknown `kid` has the copy read again, at most once a minute: a rotated key is
 * known at once, and forged ones cannot make this server knock at the other's door.
 */
export function issuerKeys(copies: Copies): IssuerKeys {
  return async (issuer, kid, now) => {
    const copied = jwksOf(issuer);
    const find = async () => {
      const text = await copies.text(copied);
      return text === undefined ? undefined : Jwks.parse(JSON.parse(text)).keys;
    };
    let keys = await find();
    const named = (list: typeof keys) => list?.find((key) => key.kid === kid);
    if (!named(keys) && (await copies.refreshSeldom(copied, now))) keys = await find();
    if (!keys)
      throw new Fault(
        "unable_to_load_health_authority",
        "The keys of this health authority cannot be had just now. Try again later.",
      );
    return named(keys);
  };
}

/** Reads every issuer's keys again, so that a withdrawn one is soon refused. */
export function issuerKeysJob(issuers: readonly Issuer[], copies: Copies): Job {
  return {
    name: Name("issuer-keys"),
    every: Minutes(2),
    async run(now) {
      for (const issuer of issuers) await copies.refresh(jwksOf(issuer), now);
    },
  };
}
