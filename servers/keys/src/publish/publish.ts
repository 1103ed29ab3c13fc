/**
 * Publishing: the order of the rules (docs/protocol/06-share.md#66-publishing).
 * Neither the certificate, nor its `tekmac`, nor a revision token is kept; of a publish stays a keyed hash for 24 hours.
 */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { Shard } from "@bluezone/contract/keys/exports";
import type { publish } from "@bluezone/contract/keys/publish";
import { toBase64 } from "@bluezone/protocol/bytes";
import { eninAt } from "@bluezone/protocol/time";
import type { Places } from "@bluezone/server-kit/limits/places";
import type { Events } from "@bluezone/server-kit/measure/events";
import { traced } from "@bluezone/server-kit/measure/traces";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { busy } from "../busy.ts";
import { type Issuer, isCanary } from "../issuers/issuer.ts";
import type { IssuerKeys } from "../issuers/issuer-keys.ts";
import type { Signatures } from "../issuers/signatures.ts";
import type { PublishCommits } from "./commit.ts";
import { decide } from "./decide.ts";
import type { PublishEvent } from "./events.ts";
import { type Examination, examine } from "./examine.ts";
import type { PublishHashes } from "./publish-hashes.ts";
import type { OpenedToken, RevisionTokens } from "./revision-token.ts";
import { canaryKeys } from "./rules/canary-keys.ts";
import { certificateInForce } from "./rules/certificate-in-force.ts";
import { certificateSigned } from "./rules/certificate-signed.ts";
import { keysBound } from "./rules/keys-bound.ts";
import { knownAuthority } from "./rules/known-authority.ts";
import type { Outcome, RememberedPublish, Submission } from "./submission.ts";

type Request = RequestOf<typeof publish>;
type Response = ResponseOf<typeof publish>;

export type PublishContext = {
  readonly clock: Clock;
  readonly events: Events<PublishEvent>;
  readonly issuers: readonly Issuer[];
  readonly issuerKeys: IssuerKeys;
  readonly signatures: Signatures;
  readonly hashes: PublishHashes;
  readonly tokens: RevisionTokens;
  readonly commits: PublishCommits;
  /** Which shard a publish's keys go to. */
  readonly shards: { of(asked: string | undefined): Shard };
  /** Places in the line before them, shared among issuers. */
  readonly places: Places;
};

/** Another publish of the same keys may come in between this often before it is the server's failure. */
const TRIES = 5;

/** Answers a publish; throws the Fault of the rule that refuses it. */
export async function publishKeys(context: PublishContext, request: Request): Promise<Response> {
  const { clock, issuers, hashes, tokens, events, shards } = context;
  const now = clock.now();
  const at = eninAt(now);
  const authority = knownAuthority(issuers, request.healthAuthorityID);
  const claims = await certificateSigned(authority, context, request.verificationPayload, now);
  keysBound(claims.tekmac, request.hmacKey, request.temporaryExposureKeys);
  const canary = isCanary(authority, claims.iss);
  if (canary) canaryKeys(request.temporaryExposureKeys, at);
  const token = tokens.open(request.revisionToken);

  // Whether it was written before is only known where it would be written: until then a refusal is kept back.
  const examined = attempt(() => {
    certificateInForce(claims, now);
    return examine(request, claims, at);
  });
  const submission: Submission = {
    hashes: hashes(claims),
    keys: examined.value?.keys ?? [],
    revises: lists(token, examined.value?.keys ?? []),
    shard: shards.of(request.shard),
    now,
    issuer: claims.iss,
    canary,
    onset: examined.value?.onset,
    decide(known) {
      if (examined.fault) throw examined.fault;
      return decide(examined.value.keys, known, claims.reportType, token);
    },
  };
  // A person's share has no span of its own: that would say when somebody shared.
  const outcome = await (canary
    ? traced({ event: "canary_published" }, () => commit(context, submission))
    : commit(context, submission));
  if (outcome.became === "repeated") {
    // Asked at the instant of the first time, the rules give the first answer; the certificate may have expired since.
    const first = examine(request, claims, outcome.before.at);
    events.emit(told(first, { inserted: 0, revised: 0 }, { canary, repeated: true }));
    return answer(first, token, tokens, outcome.before);
  }
  if (examined.fault) throw examined.fault;
  events.emit(told(examined.value, outcome, { canary, repeated: false }));
  return answer(examined.value, token, tokens, { at, inserted: outcome.inserted });
}

/** Whether a token lists any of the keys. */
function lists(token: OpenedToken, keys: Examination["keys"]): boolean {
  if (typeof token === "string") return false;
  const listed = new Set(token.map(({ key }) => toBase64(key)));
  return keys.some(({ name }) => listed.has(name));
}

type Attempt<T> =
  | { readonly value: T; readonly fault?: never }
  | { readonly fault: Fault; readonly value?: never };

/** What work comes to, or the Fault that it threw. */
function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof Fault) return { fault: error };
    throw error;
  }
}

/** Writes a submission. It counts against its issuer from here on, where its certificate has proved to be that one's. */
async function commit(
  { commits, places }: Pick<PublishContext, "commits" | "places">,
  submission: Submission,
): Promise<Exclude<Outcome, { became: "overtaken" }>> {
  const leave = places(submission.issuer);
  if (!leave) throw busy();
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const outcome = await (commits.add(submission) ?? Promise.reject(busy()));
      if (outcome.became !== "overtaken") return outcome;
    }
  } finally {
    leave();
  }
  throw new Fault("internal_error", "Others publish the same keys just now. Try again later.");
}

/** The answer: the same for the same request at the same interval. */
function answer(
  examined: Examination,
  token: OpenedToken,
  tokens: RevisionTokens,
  { at, inserted }: RememberedPublish,
): Response {
  const { keys, dropped, farFromOnset } = examined;
  const before = typeof token === "string" ? [] : token;
  return {
    revisionToken: tokens.seal([...before, ...keys.map(({ tek }) => tek)], at),
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
  { dropped, farFromOnset }: Examination,
  { inserted, revised }: { readonly inserted: number; readonly revised: number },
  { canary, repeated }: { readonly canary: boolean; readonly repeated: boolean },
): PublishEvent =>
  canary
    ? { event: "canary_published", repeated }
    : { event: "keys_published", inserted, revised, dropped: dropped.length + farFromOnset, repeated };
