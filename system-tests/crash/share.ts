/**
 * One share of keys, from the code to the publish, as a phone walks it: it remembers what it sent, and after a lost answer
 * it sends the same again. What the servers may answer at each step, and nothing else, stands here.
 */
import { randomUUID } from "node:crypto";
import type { ReportTypeName } from "@bluezone/contract/certificate";
import { checkCodeStatus, issue } from "@bluezone/contract/health/codes";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { type PublishedKey, publish } from "@bluezone/contract/keys/publish";
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { tek } from "@bluezone/protocol/identity/tek";
import { publishClearTexts, publishHmac } from "@bluezone/protocol/report/publish-hmac";
import {
  dayOf,
  Enin,
  eninAt,
  fromUnixSeconds,
  Hours,
  INTERVALS_PER_DAY,
  type Instant,
  isoDay,
  Minutes,
  minus,
  plus,
} from "@bluezone/protocol/time";
import type { Endpoints } from "./endpoints.ts";

export type Report = Extract<ReportTypeName, "confirmed" | "likely" | "negative">;

/** What a phone and its person know, and what the driver remembers of them. */
export type Share = {
  readonly name: string;
  readonly report: Report;
  /** Frozen: the same at every try. */
  readonly keys: readonly PublishedKey[];
  readonly hmacKey: Uint8Array;
  readonly ekeyhmac: string;
  readonly nonce: string;
  /** The share whose keys this one revises. */
  readonly of: Share | undefined;
  /** The number that the code goes to by message; nothing when the laboratory reads it out. */
  readonly phone: string | undefined;
  /** The laboratory's id of the code; a new one for each code. */
  uuid: string;
  code: { readonly text: string; readonly until: Instant } | undefined;
  token: string | undefined;
  /** When the code was first shown: a token that may have come of it lives a day from then. */
  firstShown: Instant | undefined;
  certificate: { readonly text: string; readonly until: Instant } | undefined;
  /** The code was shown by somebody else whose answer was good, or was lost. */
  rival: "none" | "asked" | "got";
  /** When it was first sent to be published. */
  sent: Instant | undefined;
  revisionToken: string | undefined;
  /** The answer to the publish, and when it came. */
  answer: { readonly at: Instant; readonly text: string } | undefined;
  end: "acknowledged" | "known" | "given up" | undefined;
};

/** A share that has not begun. `random` freezes keys, HMAC key and nonce. */
export function newShare(made: {
  readonly name: string;
  readonly report: Report;
  readonly keys: readonly PublishedKey[];
  readonly of?: Share;
  readonly phone?: string;
  readonly bytes: (n: number) => Uint8Array;
}): Share {
  const { name, report, keys, of, phone, bytes } = made;
  const hmacKey = bytes(16);
  const teks = keys.map(({ key, rollingStartNumber, rollingPeriod, transmissionRisk = 0 }) => ({
    ...tek(fromBase64(key), Enin(rollingStartNumber), rollingPeriod),
    transmissionRisk,
  }));
  return {
    name,
    report,
    keys,
    hmacKey,
    ekeyhmac: toBase64(publishHmac(hmacKey, publishClearTexts(teks)[0])),
    nonce: toBase64(bytes(256)),
    of,
    phone,
    uuid: randomUUID(),
    code: undefined,
    token: undefined,
    firstShown: undefined,
    certificate: undefined,
    rival: "none",
    sent: undefined,
    revisionToken: undefined,
    answer: undefined,
    end: undefined,
  };
}

const TOKEN_LIFE = Hours(24);
/** Times are kept in whole ten minutes, so that a life may be longer by as much. */
const ROUNDING = Minutes(10);

/** What a walk stands on. `sms` finds the newest message to a number; `broken` is told what should not be. */
export type Walking = {
  readonly endpoints: Endpoints;
  readonly now: Instant;
  sms(phone: string): string | undefined;
  broken(what: string): void;
};

/** Goes on with a share as far as it comes, or until it can be published. Throws Lost when the process dies over it. */
export async function walk(share: Share, walking: Walking, to: "end" | "certificate" = "end"): Promise<void> {
  while (share.end === undefined) {
    if (to === "certificate" && share.certificate) return;
    if (!share.code) await getCode(share, walking);
    else if (!share.token) await getToken(share, walking);
    else if (!share.certificate) await getCertificate(share, walking);
    else await send(share, walking);
  }
}

async function getCode(share: Share, { endpoints, now, sms, broken }: Walking): Promise<void> {
  const { phone, uuid: id, report } = share;
  const answer = await endpoints.ask(issue, {
    testType: report,
    testDate: isoDay(dayOf(now, "utc")),
    uuid: id,
    ...(phone === undefined ? {} : { phone }),
  });
  const message = phone === undefined ? undefined : /\/v#c=([0-9A-Z]{16})/.exec(sms(phone) ?? "")?.[1];
  if (answer.code === "ok") {
    const { code, expiresAtTimestamp, longExpiresAtTimestamp } = answer.body as {
      code: string;
      expiresAtTimestamp: number;
      longExpiresAtTimestamp?: number;
    };
    if (phone !== undefined && message === undefined)
      return give(share, broken, "a code was issued and no message left");
    share.code =
      message === undefined
        ? { text: code, until: fromUnixSeconds(expiresAtTimestamp) }
        : { text: message, until: fromUnixSeconds(longExpiresAtTimestamp ?? 0) };
  } else if (answer.code === "uuid_already_exists") {
    const status = await endpoints.ask(checkCodeStatus, { uuid: id });
    if (status.code !== "ok") return give(share, broken, `a code exists and has no status (${status.code})`);
    if (message === undefined) share.uuid = randomUUID();
    else
      share.code = { text: message, until: fromUnixSeconds(Number(status.body["longExpiresAtTimestamp"])) };
  } else give(share, broken, `issue was answered with ${answer.code}`);
}

async function getToken(share: Share, { endpoints, now, broken }: Walking): Promise<void> {
  const { code, nonce } = share;
  const first = share.firstShown;
  share.firstShown ??= now;
  const answer = await endpoints.ask(verify, {
    code: code!.text,
    nonce,
    accept: ["confirmed", "likely", "negative"],
  });
  if (answer.code === "ok") {
    if (share.rival === "got") broken(`${share.name}: a code was used twice`);
    if (answer.body["testtype"] !== share.report) broken(`${share.name}: a code changed its report`);
    if (now >= code!.until && first === undefined) broken(`${share.name}: a code was taken after its end`);
    share.token = String(answer.body["token"]);
    return;
  }
  const late = now >= code!.until;
  const tokenOver = first !== undefined && now >= plus(first, TOKEN_LIFE);
  const lost = share.rival !== "none";
  const fair =
    (answer.code === "code_expired" && late) ||
    (answer.code === "code_not_found" && now >= plus(code!.until, Hours(24))) ||
    (answer.code === "code_invalid" && (tokenOver || lost));
  give(share, fair ? undefined : broken, `verify was answered with ${answer.code}`);
}

async function getCertificate(share: Share, { endpoints, now, broken }: Walking): Promise<void> {
  const answer = await endpoints.ask(certificate, { token: share.token!, ekeyhmac: share.ekeyhmac });
  const first = share.firstShown!;
  if (answer.code === "ok") {
    const text = String(answer.body["certificate"]);
    const claims = claimsOf(text);
    if (claims["tekmac"] !== share.ekeyhmac) broken(`${share.name}: a certificate is bound to other keys`);
    if (claims["reportType"] !== share.report) broken(`${share.name}: a certificate changed its report`);
    // The code was taken before its end, and its token's day began within ten minutes of that.
    if (now > plus(plus(share.code!.until, TOKEN_LIFE), ROUNDING))
      broken(`${share.name}: a token lived longer than a day`);
    share.certificate = { text, until: fromUnixSeconds(Number(claims["exp"])) };
    return;
  }
  const over = now >= plus(first, TOKEN_LIFE);
  const fair = (answer.code === "token_expired" || answer.code === "token_invalid") && over;
  give(share, fair ? undefined : broken, `certificate was answered with ${answer.code}`);
}

/** The body that is published, the same at every try. */
export const publishBody = (share: Share) => ({
  temporaryExposureKeys: share.keys,
  healthAuthorityID: "vn.crash",
  verificationPayload: share.certificate!.text,
  hmacKey: toBase64(share.hmacKey),
  ...(share.of?.revisionToken === undefined ? {} : { revisionToken: share.of.revisionToken }),
});

async function send(share: Share, { endpoints, now, broken }: Walking): Promise<void> {
  const first = share.sent;
  share.sent ??= now;
  const answer = await endpoints.ask(publish, publishBody(share));
  const forgotten = first !== undefined && minus(now, Hours(24)) >= minus(first, ROUNDING);
  if (answer.code === "ok") {
    const { insertedExposures: inserted } = answer.body;
    const wanted = [first ?? now, now].map((then) => newAt(share, then));
    if (!wanted.includes(Number(inserted)) && !forgotten)
      broken(`${share.name}: ${inserted} keys were inserted, not ${wanted.join(" or ")}`);
    share.revisionToken = String(answer.body["revisionToken"]);
    share.answer = { at: now, text: JSON.stringify(answer.body) };
    share.end = "acknowledged";
  } else if (
    answer.code === "health_authority_verification_certificate_invalid" &&
    now >= share.certificate!.until
  )
    share.certificate = undefined;
  else if (/missing_revision_token|invalid_revision_token|key_already_revised/.test(answer.code) && forgotten)
    share.end = "known";
  else if (answer.code === "bad_request" && valid(share, now).length === 0)
    // So late that all its keys are past their time.
    give(share, undefined, "");
  else give(share, broken, `publish was answered with ${answer.status} ${answer.code}`);
}

/** How many keys a publish at an instant adds. */
function newAt(share: Share, then: Instant): number {
  return share.of?.sent !== undefined || share.report === "negative" ? 0 : valid(share, then).length;
}

/** The keys that ended less than 15 days before an instant. */
function valid({ keys }: Share, then: Instant): readonly PublishedKey[] {
  const end = eninAt(then) - 15 * INTERVALS_PER_DAY;
  return keys.filter((k) => k.rollingStartNumber + k.rollingPeriod > end);
}

function give(share: Share, broken: Walking["broken"] | undefined, what: string): void {
  share.end = "given up";
  broken?.(`${share.name}: ${what}`);
}

const claimsOf = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
