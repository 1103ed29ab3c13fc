/** Issues a code: stores its hashes, sends its message, and takes it back when the message did not leave. */
import { Fault } from "@bluezone/contract/fault";
import type { IssueRequest, IssueResponse } from "@bluezone/contract/health/codes";
import { sendMessage } from "@bluezone/desk/sms/send-message";
import { httpDate, type Instant, unixSeconds } from "@bluezone/protocol/time";
import { endOfDay, giveBackQuota, takeQuota } from "@bluezone/server-kit/limits/quota";
import type { z } from "zod";
import { audit } from "../audit/audit.ts";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { type Hasher, openHasher } from "../hashing/hash-keys.ts";
import { codeLink } from "../links/code-link.ts";
import { refusedFor } from "../quotas/refused-for.ts";
import type { Transaction } from "../tables.ts";
import { type Code, drawCode } from "./code.ts";
import { type IssuePlan, planIssue } from "./issue.ts";
import { LONG_CODE_LIFE } from "./lives.ts";
import { message } from "./message.ts";
import { codeExists, deleteCode, hashTaken, insertCode } from "./store.ts";

/** How often a code is drawn anew when the one drawn is taken. */
const DRAWS = 6;

/** Issues one code. Throws Fault for everything that the endpoint lists. */
export async function issueCode(
  context: Context,
  caller: Issuer,
  request: z.output<typeof IssueRequest>,
  now: Instant,
): Promise<z.input<typeof IssueResponse>> {
  if (request.onlyGenerateSMS && !request.phone?.trim())
    throw new Fault("missing_phone", "phone must be given, which the text is for");
  return (await issueLinked(context, caller, request, now)).answer;
}

/** In whose name a code goes out: a keyholder, or a unit of the desk. */
export type Issuer = Pick<Caller, "id" | "name" | "hotline" | "dailyCodes" | "canary">;

/**
 * The same, with the link beside the answer when there is a long code. A link is shown or printed once and never kept. `still`
 * looks, in the transaction that stores the code, whether it is still wanted, and throws where it is not. Throws Fault for
 * everything that the endpoint lists.
 */
export async function issueLinked(
  context: Context,
  caller: Issuer,
  request: z.output<typeof IssueRequest>,
  now: Instant,
  still?: (trx: Transaction) => Promise<void>,
): Promise<{ readonly answer: z.input<typeof IssueResponse>; readonly link: string | undefined }> {
  const { config, database, events, random } = context;
  if (caller.canary && request.phone?.trim())
    throw new Fault("phone_number_invalid", "a canary's key sends no message to anybody");
  const plan = planIssue(request, now, {
    ...config,
    shortLife: config.shortCodeLife,
    longLife: LONG_CODE_LIFE,
  });
  const id = request.uuid?.toLowerCase() ?? drawUuid(random.bytes(16));
  const quota = { of: "codes", keyId: caller.id, until: endOfDay(now) } as const;
  const { short, long } = await database.transaction(async (trx) => {
    await still?.(trx);
    const codes = await storeCodes(context, trx, { id, issuer: caller, plan, now });
    if (!(await takeQuota(trx, quota, caller.dailyCodes ?? config.dailyCodes))) {
      events.emit({ event: "quota_used_up", of: quota.of });
      throw refusedFor(quota, now);
    }
    const fields = Object.keys(request).filter((field) => field !== "padding");
    await audit(trx, now, { actor: caller.id, action: "code.issue", subject: id, fields });
    return codes;
  });
  const link = long && codeLink(config.publicUrl, config.smsLink, long.text);
  const text = link && writeMessage(context, caller, plan, short, link);
  if (plan.phone && plan.sends && text) {
    const sent = await sendMessage(context, plan.phone, text, plan.text.label);
    if (!sent) {
      await database.transaction(async (trx) => {
        await deleteCode(trx, id);
        await giveBackQuota(trx, quota);
        await audit(trx, now, { actor: caller.id, action: "code.withdraw", subject: id });
      });
      throw new Fault("sms_failure", "the message could not be sent, so there is no code; try again");
    }
  }
  if (!caller.canary)
    events.emit({ event: "code_issued", reportType: plan.reportType, linked: long !== undefined });
  const answer = {
    uuid: id,
    code: short.text,
    expiresAt: httpDate(plan.shortUntil),
    expiresAtTimestamp: unixSeconds(plan.shortUntil),
    longExpiresAt: httpDate(plan.longUntil),
    longExpiresAtTimestamp: unixSeconds(plan.longUntil),
    ...(request.onlyGenerateSMS && text ? { generatedSMS: text, phone: plan.phone } : {}),
  };
  return { answer, link };
}

async function storeCodes(
  context: Context,
  trx: Transaction,
  issued: { readonly id: string; readonly issuer: Issuer; readonly plan: IssuePlan; readonly now: Instant },
): Promise<{ readonly short: Code; readonly long: Code | undefined }> {
  const { id, issuer, plan, now } = issued;
  const hasher = await openHasher(context, trx, "code");
  for (let draw = 0; draw < DRAWS; draw += 1) {
    if (await codeExists(trx, id))
      throw new Fault("uuid_already_exists", "a code with this uuid was issued before");
    const short = await drawFree(context, trx, hasher, "short");
    const long = plan.writes ? await drawFree(context, trx, hasher, "long") : undefined;
    const inserted = await insertCode(trx, {
      id,
      issuer: issuer.id,
      canary: issuer.canary === true,
      reportType: plan.reportType,
      symptom: plan.dates.symptom,
      test: plan.dates.test,
      nonceHash: null,
      shortHash: hasher.hash("short", short.text),
      longHash: long ? hasher.hash("long", long.text) : null,
      made: now,
      shortUntil: plan.shortUntil,
      longUntil: plan.longUntil,
    });
    if (inserted) return { short, long };
  }
  throw new Error("no free code was drawn");
}

/** Draws a code that no stored one equals, under any key of hashes. Throws when six in a row are taken. */
export async function drawFree(
  { random }: Pick<Context, "random">,
  trx: Transaction,
  hasher: Hasher,
  kind: Code["kind"],
): Promise<Code> {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const code = drawCode(kind, random);
    if (!(await hashTaken(trx, kind, hasher.all(kind, code.text)))) return code;
  }
  throw new Error("no free code was drawn");
}

function writeMessage(
  { config }: Context,
  caller: Issuer,
  plan: IssuePlan,
  short: Code,
  link: string,
): string {
  const parts = {
    station: caller.name,
    hotline: caller.hotline ?? "",
    testDay: plan.dates.test,
    link,
    until: plan.longUntil,
    shortCode: short.text,
    shortLife: config.shortCodeLife,
  };
  return message(plan.text.label, parts, plan.text.locale, config.smsAccents);
}

/** A random UUID (RFC 9562, version 4) of 16 random bytes. */
export function drawUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(
    bytes.map((b, i) => (i === 6 ? (b & 15) | 64 : i === 8 ? (b & 63) | 128 : b)),
  ).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
