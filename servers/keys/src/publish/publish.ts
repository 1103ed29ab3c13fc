/**
 * Publishing: the order of the rules (GAEN.md §3 "Publish API v1"; DESIGN "Certificates and retries").
 * Neither the certificate, nor its `tekmac`, nor a revision token is kept; of a publish stays a keyed hash for 24 hours.
 */
import { createHmac } from "node:crypto";
import type { CertificateClaims } from "@bluezone/contract/certificate";
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { publish } from "@bluezone/contract/keys/publish";
import { eninAt } from "@bluezone/protocol/time";
import type { Clock } from "@bluezone/server-kit/clock";
import type { Events } from "@bluezone/server-kit/events";
import type { Issuer } from "../issuers/issuer.ts";
import type { IssuerKeys } from "../issuers/issuer-keys.ts";
import { keyFor, type Secrets } from "../secrets.ts";
import { decide } from "./decide.ts";
import type { PublishEvent } from "./events.ts";
import { type Examined, examine } from "./examine.ts";
import { type Opened, openToken, sealToken } from "./revision-token.ts";
import { certificateInForce } from "./rules/certificate-in-force.ts";
import { certificateSigned } from "./rules/certificate-signed.ts";
import { keysBound } from "./rules/keys-bound.ts";
import { knownAuthority } from "./rules/known-authority.ts";
import type { PublishStore, Remembered } from "./store.ts";

type Request = RequestOf<typeof publish>;
type Response = ResponseOf<typeof publish>;

export type PublishContext = {
  readonly clock: Clock;
  readonly events: Events<PublishEvent>;
  readonly secrets: Secrets;
  readonly issuers: readonly Issuer[];
  readonly issuerKeys: IssuerKeys;
  readonly store: PublishStore;
};

/** Another publish of the same keys may come in between this often before it is the server's failure. */
const TRIES = 5;

/** Answers a publish; throws the Fault of the rule that refuses it. */
export async function publishKeys(context: PublishContext, request: Request): Promise<Response> {
  const { clock, issuers, issuerKeys, secrets, store, events } = context;
  const now = clock.now();
  const authority = knownAuthority(issuers, request.healthAuthorityID);
  const claims = await certificateSigned(authority, issuerKeys, request.verificationPayload, now);
  const hashes = secrets.map((secret) => hashOf(keyFor(secret, "remembered-publish"), claims));
  const token = openToken(request.revisionToken, secrets);
  keysBound(claims.tekmac, request.hmacKey, request.temporaryExposureKeys);

  for (let tries = 0; tries < TRIES; tries += 1) {
    const remembered = await store.remembered(hashes, now);
    if (remembered) {
      // Asked at the instant of the first time, the rules give the first answer; the certificate may have expired since.
      const examined = examine(request, claims, remembered.at);
      events.emit(told(examined, { inserted: 0, revised: 0 }, true));
      return answer(examined, token, secrets, remembered);
    }
    certificateInForce(claims, now);
    const examined = examine(request, claims, eninAt(now));
    const written = await store.write({
      hash: hashes[0]!,
      keys: examined.keys,
      now,
      decide: (known) => decide(examined.keys, known, claims.reportType, token),
    });
    if (!written) continue;
    events.emit(told(examined, written, false));
    return answer(examined, token, secrets, { at: eninAt(now), inserted: written.inserted });
  }
  throw new Fault("internal_error", "Others publish the same keys just now. Try again later.");
}

/** The hash under which a publish is known again: of its certificate's binding and of what the certificate says. */
function hashOf(
  key: Uint8Array,
  { iss, tekmac, reportType, symptomOnsetInterval }: CertificateClaims,
): Uint8Array {
  const said = JSON.stringify([iss, tekmac, reportType, symptomOnsetInterval ?? null]);
  return new Uint8Array(createHmac("sha256", key).update(said).digest());
}

/** The answer: the same for the same request at the same interval. */
function answer(examined: Examined, token: Opened, secrets: Secrets, { at, inserted }: Remembered): Response {
  const { keys, dropped, farFromOnset } = examined;
  const before = typeof token === "string" ? [] : token;
  return {
    revisionToken: sealToken([...before, ...keys.map(({ tek }) => tek)], secrets, at),
    insertedExposures: inserted,
    ...(dropped.length > 0 ? { code: "partial_failure", error: partly(dropped) } : {}),
    ...(farFromOnset > 0
      ? { warnings: [`Left out, as too far from the first symptom: ${farFromOnset}.`] }
      : {}),
  };
}

const partly = (dropped: readonly string[]): string =>
  `Keys left out: ${dropped.length}; ${[...new Set(dropped)].join("; ")}.`;

const told = (
  { dropped, farFromOnset }: Examined,
  written: { readonly inserted: number; readonly revised: number },
  repeated: boolean,
): PublishEvent => ({
  event: "keys_published",
  ...written,
  dropped: dropped.length + farFromOnset,
  repeated,
});
