/**
 * Sends the frozen keys: certificate, then publish. Every step is stored before the next call, every retry sends the same
 * set, so a crash or a lost answer anywhere loses nothing and publishes nothing twice.
 */
import type { ReportTypeName } from "@bluezone/contract/certificate";
import { call } from "@bluezone/contract/client";
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { certificate as certificateEndpoint } from "@bluezone/contract/health/verify";
import { publish } from "@bluezone/contract/keys/publish";
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { publishClearTexts, publishHmac } from "@bluezone/protocol/report/publish-hmac";
import { dayStart, eninAt, Hours, type Instant, Minutes, plus } from "@bluezone/protocol/time";
import type { DocumentOf, ShareDocument } from "../../storage.ts";
import { tekOf } from "../beacon.ts";
import { policyInForce } from "../config.ts";
import type { Context } from "../context.ts";
import { shardToShare } from "../shards.ts";
import { countsWith } from "./counted-keys.ts";
import { freeze } from "./freeze.ts";
import { endPreConsent } from "./pre-consent.ts";
import { nextTry, worthRetrying } from "./retry.ts";
import type { Onset } from "./view.ts";

type Sending = Extract<ShareDocument, { is: "sending" }>;

/** A certificate lives 15 minutes, rounded down to 10: an older one than this is asked for again. */
const CERTIFICATE_FRESH = Minutes(4);
/** Certificates that the key server may turn down before the share is given up. */
const MOST_TURNED_DOWN = 3;
/** What it says of a certificate that it does not take, or no longer. */
const TURNED_DOWN = "health_authority_verification_certificate_invalid";
/** How long it knows the same publish again, also by a certificate that has ended (docs/protocol/06-share.md#66-publishing). */
const KNOWN_FOR = Hours(24);
/** What the key server says of a set that it knows from another certificate: an earlier try of ours did arrive. */
const KNOWN_THERE: readonly string[] = ["missing_revision_token", "invalid_revision_token"];
const SECRET_LENGTH = 32;
/** The key server fills the risk level in by the report type. */
const TRANSMISSION_RISK = 0;

/** The share tap. Closes today's key and freezes the set; sends nothing yet. */
export function tapShare(context: Context): void {
  const { memory, ports } = context;
  const { state } = memory.get("share");
  if (state.is !== "ready") return;
  const now = context.now();
  const { token, testType, until, onset, traveler } = state;
  if (now >= until) {
    fail(context, "token_ended");
    return;
  }
  const beacon = memory.get("beacon");
  const { riskProfile } = policyInForce(memory.get("config").policy);
  const counts = countsWith(onset, now, riskProfile.mapping);
  const frozen = freeze(beacon.teks, memory.get("shared"), { testType, counts }, now, ports.random);
  if (frozen.keys.length === 0) {
    nothingToSend(context, testType);
    return;
  }
  memory.change("beacon", { teks: frozen.teks });
  memory.change("share", {
    state: {
      is: "sending",
      since: now,
      token,
      testType,
      until,
      onset,
      traveler,
      keys: frozen.keys,
      revises: frozen.revises,
      revisionToken: frozen.revisionToken,
      secret: toBase64(ports.random.bytes(SECRET_LENGTH)),
      certificate: null,
      turnedDown: 0,
      tries: 0,
      cut: false,
      nextTry: null,
    },
  });
}

/** All was shared before; or there is nothing at all, as on a phone that cannot send: then nobody is thanked for a share. */
function nothingToSend(context: Context, testType: ReportTypeName): void {
  const { memory } = context;
  const at = context.now();
  if (testType === "negative") {
    memory.change("share", { state: { is: "negative", at } });
  } else if (memory.get("shared").keys.length === 0) {
    fail(context, "nothing_to_share");
  } else {
    endPreConsent(context);
    memory.change("share", { state: { is: "already-shared", at } });
  }
}

function fail(context: Context, code: string): void {
  context.memory.change("share", { state: { is: "failed", at: context.now(), code } });
  context.tell({ is: "share-failed", code });
}

const publishedKeys = (state: Sending) =>
  state.keys.map((k) => ({ ...tekOf(k), transmissionRisk: TRANSMISSION_RISK }));

/** The publish HMAC over the frozen set, base64: the same for every try. */
export function hmacOf(state: Sending): string {
  const [clearText] = publishClearTexts(publishedKeys(state));
  return toBase64(publishHmac(fromBase64(state.secret), clearText));
}

const later = (context: Context, state: Sending): Sending => ({
  ...state,
  tries: state.tries + 1,
  cut: true,
  nextTry: nextTry(context.now(), state.tries, context.ports.random),
});

/** Puts the next state, unless another tap has replaced the share meanwhile. */
function put(context: Context, from: Sending, to: Sending): Sending | undefined {
  if (context.memory.get("share").state !== from) return undefined;
  context.memory.change("share", { state: to });
  return to;
}

async function getCertificate(context: Context, state: Sending): Promise<Sending | undefined> {
  const answer = await call(context.health, certificateEndpoint, {
    token: state.token,
    ekeyhmac: hmacOf(state),
  });
  if (context.memory.get("share").state !== state) return undefined;
  if (worthRetrying(answer)) return void put(context, state, later(context, state));
  if (!answer.ok) return void (await giveUp(context, state, answer.code));
  context.tell({ is: "certified" });
  const certificate = { jws: answer.value.certificate, at: context.now() };
  return put(context, state, { ...state, certificate, tries: 0, cut: false, nextTry: null });
}

/** Whether an earlier try of the set may have arrived although no answer came back. */
function mayHaveArrived({ memory }: Context, state: Sending): boolean {
  const sent = new Set(state.keys.map(({ key }) => key));
  return memory.get("shared").keys.some((k) => !k.sure && sent.has(k.key));
}

/** Gives up a share that gets no certificate any more; the last one still tells whether a set that may have arrived did. */
async function giveUp(context: Context, state: Sending, code: string): Promise<void> {
  if (state.certificate !== null && mayHaveArrived(context, state))
    return publishKeys(context, state, state.certificate.jws, { triedBefore: true, otherwise: code });
  if (state.certificate === null && state.turnedDown > 0) noteAbsent(context, state);
  fail(context, code);
}

/** Adds the frozen keys to those that are or may be published. */
function noteShared(
  shared: DocumentOf<"shared">,
  state: Sending,
  sure: boolean,
): DocumentOf<"shared">["keys"] {
  const sent = new Set(state.keys.map(({ key }) => key));
  const known = new Set(shared.keys.map(({ key }) => key));
  const { testType: reportType } = state;
  return [
    // Keys that were known before are in a set only to be revised.
    ...shared.keys.map((k) =>
      !sent.has(k.key)
        ? k
        : k.sure && state.revises && sure && k.reportType !== reportType
          ? { ...k, reportType, revised: true }
          : { ...k, sure: k.sure || sure },
    ),
    ...state.keys
      .filter(({ key }) => !known.has(key))
      .map((k) => ({ ...k, sure, reportType, revised: false })),
  ];
}

/** The onset day's UTC midnight; that of today in Vietnam may lie ahead, then it is now. */
const onsetInterval = (onset: Onset | null, now: Instant): { symptomOnsetInterval?: number } =>
  onset !== null && typeof onset === "object"
    ? { symptomOnsetInterval: Math.min(eninAt(dayStart(onset.day, "utc")), eninAt(now)) }
    : {};

/**
 * Whether a good answer says that no new key was taken in: each was left out, as too far from the onset or for its own sake. A
 * published server leaves a count of 0 out; one that also tells of nothing left out is believed to have taken all.
 */
const tookNothing = ({ insertedExposures, code, warnings = [] }: ResponseOf<typeof publish>): boolean =>
  insertedExposures === undefined
    ? code === "partial_failure" || warnings.length > 0
    : insertedExposures === 0;

/** Nothing new of this set was published: its keys are free for another share. */
function noteRefused({ memory }: Context, state: Sending): void {
  const sent = new Set(state.keys.map(({ key }) => key));
  memory.change("shared", { keys: memory.get("shared").keys.filter((k) => k.sure || !sent.has(k.key)) });
}

/** The key server has turned the set's certificate down: it would know the set, so nothing of it is there. */
function noteAbsent(context: Context, state: Sending): void {
  if (context.now() < plus(state.since, KNOWN_FOR)) noteRefused(context, state);
}

/** The set is published. */
function shared(context: Context, state: Sending, revisionToken?: string): void {
  const { memory } = context;
  const before = memory.get("shared");
  memory.change("shared", {
    keys: noteShared(before, state, true),
    revisionToken: revisionToken ?? before.revisionToken,
  });
  if (state.testType !== "negative") endPreConsent(context);
  memory.change("share", { state: { is: "shared", at: context.now(), testType: state.testType } });
  context.tell({ is: "published", keys: state.keys.length, revises: state.revises });
}

/**
 * @param tries.triedBefore an earlier try may have arrived although no answer came back. @param tries.otherwise why the share
 * is given up unless it did
 */
async function publishKeys(
  context: Context,
  state: Sending,
  certificate: string,
  { triedBefore, otherwise }: { readonly triedBefore: boolean; readonly otherwise?: string },
): Promise<void> {
  const { memory } = context;
  const healthAuthorityID = memory.get("config").config?.healthAuthorityID;
  if (healthAuthorityID === undefined) return void put(context, state, later(context, state));
  const shard = shardToShare(context, state.traveler);
  const answer = await call(context.keys, publish, {
    temporaryExposureKeys: publishedKeys(state).map((k) => ({
      key: toBase64(k.key),
      rollingStartNumber: k.rollingStart,
      rollingPeriod: k.rollingPeriod,
      transmissionRisk: k.transmissionRisk,
    })),
    healthAuthorityID,
    verificationPayload: certificate,
    hmacKey: state.secret,
    ...onsetInterval(state.onset, context.now()),
    ...(state.traveler === null ? {} : { traveler: state.traveler }),
    ...(shard === undefined ? {} : { shard }),
    ...(state.revisionToken === null ? {} : { revisionToken: state.revisionToken }),
  });
  context.heardDate(answer.date);
  if (memory.get("share").state !== state) return;
  if (answer.ok) {
    if (tookNothing(answer.value)) {
      noteRefused(context, state);
      if (!state.revises) return fail(context, "nothing_taken");
      // What was published before has its new report all the same.
      const known = new Set(memory.get("shared").keys.map(({ key }) => key));
      const revised = { ...state, keys: state.keys.filter(({ key }) => known.has(key)) };
      return shared(context, revised, answer.value.revisionToken);
    }
    return shared(context, state, answer.value.revisionToken);
  }
  if (worthRetrying(answer)) return void put(context, state, later(context, state));
  if (triedBefore && !state.revises && KNOWN_THERE.includes(answer.code)) return shared(context, state);
  if (!triedBefore) noteRefused(context, state);
  const isTurnedDown = answer.code === TURNED_DOWN;
  if (isTurnedDown && otherwise === undefined && state.turnedDown + 1 < MOST_TURNED_DOWN) {
    // It may have ended on the way: the same token gives another for the same set.
    const waits = { ...later(context, state), certificate: null, turnedDown: state.turnedDown + 1 };
    return void put(context, state, waits);
  }
  if (isTurnedDown) noteAbsent(context, state);
  fail(context, otherwise ?? answer.code);
}

/** Goes on with a share that was tapped, as far as it goes. */
export async function goOnSharing(context: Context, now: Instant): Promise<void> {
  const { memory } = context;
  const { state } = memory.get("share");
  if ((state.is === "ready" || state.is === "sending") && now >= state.until)
    return fail(context, "token_ended");
  if (state.is !== "sending" || (state.nextTry !== null && now < state.nextTry)) return;
  // The frozen set is on disk before anything is said of it.
  if (!(await memory.commit())) return;
  let current: Sending | undefined = state;
  const aged = current.certificate !== null && now >= plus(current.certificate.at, CERTIFICATE_FRESH);
  if (current.certificate === null || aged) current = await getCertificate(context, current);
  if (!current?.certificate) return;
  const triedBefore = mayHaveArrived(context, current);
  memory.change("shared", { keys: noteShared(memory.get("shared"), current, false) });
  if (!(await memory.commit())) return;
  await publishKeys(context, current, current.certificate.jws, { triedBefore });
}
