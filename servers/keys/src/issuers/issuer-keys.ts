/** The public key that a certificate names, looked up among its issuer's; an unknown one is a reason to ask again. */
import type { KeyObject } from "node:crypto";
import { Fault } from "@bluezone/contract/fault";
import { type Instant, Minutes, Seconds } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { atMostEvery } from "@bluezone/server-kit/limits/at-most-every";
import { Name } from "@bluezone/server-kit/measure/events";
import { busy } from "../busy.ts";
import type { Copies, CopySource } from "../copies/copies.ts";
import { type Issuer, jwksOf } from "./issuer.ts";
import { type KeySet, keySet } from "./key-set.ts";

/** Finds an issuer's key by its `kid`; nothing when the issuer has none of that name. */
export type IssuerKeys = (issuer: Issuer, kid: string, now: Instant) => Promise<KeyObject | undefined>;

/** How long keys are used as they were read; then the copy is looked at again, which another instance may have renewed. */
const USED = Seconds(10);

/** Most calls that may wait while an issuer is asked about a key that nobody knows. */
const MOST_WAITING = 64;

/**
 * Keys from the last good copies. An unknown `kid` has the copy read again, at most once a minute: a rotated key is
 * known at once, and forged ones cannot make this server call the other's endpoint, nor its own database, more
 * often. Certificates of known keys wait for none of this.
 */
export function issuerKeys(copies: Copies): IssuerKeys {
  const all = new Map<string, IssuerKeySet>();
  return async (issuer, kid, now) => {
    const held = all.get(issuer.jwks) ?? holdKeys(copies, jwksOf(issuer));
    all.set(issuer.jwks, held);
    const keys = await held.withKey(kid, now);
    if (keys) return keys.get(kid);
    throw new Fault(
      "unable_to_load_health_authority",
      "The keys of this health authority cannot be had just now. Try again later.",
    );
  };
}

/** One issuer's keys. */
type IssuerKeySet = {
  /** The keys as they are now, asked for again when the named one is not among them; nothing when there never were any. */
  withKey(kid: string, now: Instant): Promise<KeySet | undefined>;
};

function holdKeys(copies: Copies, copied: CopySource): IssuerKeySet {
  let text: string | undefined;
  let keys: KeySet | undefined;
  const read = atMostEvery(USED, async () => {
    const found = await copies.text(copied);
    if (found !== undefined && found !== text) keys = keySet(found);
    text = found;
  });
  const ask = atMostEvery(USED, async (now) => {
    // Not asked when another instance has just done so; then the copy is its news.
    await copies.refreshSeldom(copied, now);
    await read(now, true);
  });
  let waiting = 0;
  return {
    async withKey(kid, now) {
      await read(now);
      if (keys?.has(kid)) return keys;
      if (waiting >= MOST_WAITING) throw busy();
      waiting += 1;
      await ask(now).finally(() => {
        waiting -= 1;
      });
      return keys;
    },
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
