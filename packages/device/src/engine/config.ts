/**
 * The signed configuration and the two documents inside it (docs/protocol/08-signed-documents.md#form). A version never goes
 * back; what has expired is not taken in, and what is in force stays when it expires: the phone goes on with it and says so.
 */
import { read } from "@bluezone/contract/client";
import { ConfigAnswer, config as configPath } from "@bluezone/contract/keys/config";
import { ConfigDocument, HotlinesDocument, PolicyDocument, type Root } from "@bluezone/contract/signed";
import type { AskedSymptoms } from "@bluezone/policy/asked-symptoms";
import { BUILT_IN_SYMPTOMS } from "@bluezone/policy/built-in-symptoms";
import type { Term } from "@bluezone/policy/disease";
import { PROFILES } from "@bluezone/policy/profile";
import {
  Days,
  fromUnixSeconds,
  Hours,
  type Instant,
  Instant as instant,
  plus,
} from "@bluezone/protocol/time";
import type { z } from "zod";
import { isProven } from "./clock.ts";
import type { Context } from "./context.ts";
import { formerAreas } from "./former-areas.ts";
import { type Verification, verifyDocument } from "./jws.ts";

/** An off-switch silences radios for no longer than this after it was signed. */
export const LONGEST_OFF = Days(7);
/** A hold on alerts ends by itself this long after it began. */
export const LONGEST_HOLD = Hours(12);

/** What every signed document has: a version, and unix seconds of its issue and end. */
export interface SignedConfig {
  readonly version: number;
  readonly issuedAt: number;
  readonly notAfter: number;
}

/** Why a verified document is not taken in, or null. The same version again is no news and no fault. */
export function refusal(
  document: SignedConfig,
  inForce: SignedConfig | null,
  now: Instant,
): "rolled-back" | "expired" | null {
  if (inForce && document.version < inForce.version) return "rolled-back";
  return now >= fromUnixSeconds(document.notAfter) ? "expired" : null;
}

/** Radios are off until then by a valid signed off-switch; null when they are not. */
export function switchedOff(
  document: ConfigDocument | null,
  now: Instant,
): { until: Instant; reason: { vi: string; en: string } } | null {
  if (!document?.radioOff || now >= fromUnixSeconds(document.notAfter)) return null;
  const until = instant(
    Math.min(fromUnixSeconds(document.radioOff.until), plus(fromUnixSeconds(document.issuedAt), LONGEST_OFF)),
  );
  return now < until ? { until, reason: document.radioOff.reason } : null;
}

/** The end of a hold that is at this moment; null when none is. */
function endOf(hold: PolicyDocument["alertHold"], now: Instant): Instant | null {
  if (!hold) return null;
  const from = fromUnixSeconds(hold.from);
  const until = instant(Math.min(fromUnixSeconds(hold.until), plus(from, LONGEST_HOLD)));
  return now >= from && now < until ? until : null;
}

/** Until when new alerts wait, all of them and those of self-reports; null where they do not. */
export const alertsHeldUntil = (
  policy: PolicyDocument | null,
  now: Instant,
): { readonly all: Instant | null; readonly selfReports: Instant | null } => ({
  all: endOf(policy?.alertHold, now),
  selfReports: endOf(policy?.selfReportHold, now),
});

/** What is asked of symptoms: by the last signed policy, or what the app was built with. */
export const askedInForce = (policy: PolicyDocument | null): AskedSymptoms =>
  policy?.asked ?? BUILT_IN_SYMPTOMS;

/** Words of symptoms that a policy asked about once, so that what a resident wrote then can be read; the latest first. */
const MOST_EARLIER = 60;
function earlierSymptoms(
  before: readonly Term[],
  { symptoms: former }: AskedSymptoms,
  { symptoms: asked }: AskedSymptoms,
): Term[] {
  const now = new Set(asked.map(({ id }) => id));
  const gone = former.filter(({ id }) => !now.has(id)).map(({ id, words }) => ({ id, words }));
  const known = new Set([...now, ...gone.map(({ id }) => id)]);
  return [...gone, ...before.filter(({ id }) => !known.has(id))].slice(0, MOST_EARLIER);
}

/** The figures of risk and the steps in force: the last signed policy, or what the app was built with. */
export function policyInForce(
  policy: PolicyDocument | null,
): Pick<PolicyDocument, "riskProfile" | "dose" | "steps"> {
  if (policy) return policy;
  const { risk, steps } = PROFILES.default;
  return { riskProfile: risk, steps };
}

/** Roots that the configuration may be signed by: those built in, and those they handed over to. */
export const configRoots = ({ settings, memory }: Context): readonly Root[] => [
  ...settings.roots.config,
  ...memory.get("config").learned,
];

/** What came of a document: taken in, nothing new, or refused. */
export type Outcome<T> = { readonly taken: T } | "known" | "refused";

/** Takes a document in: it is refused when it does not verify, is older than what is in force, or is over. */
export function takeIn<T extends SignedConfig>(
  context: Context,
  name: "config" | "windows" | "policy" | "hotlines",
  verified: Verification<T>,
  inForce: T | null,
): Outcome<T> {
  const refuse = (why: string): "refused" => {
    context.tell({ is: "document-refused", document: name, why });
    return "refused";
  };
  if (!verified.ok) return refuse(verified.why);
  const { document } = verified;
  context.heardIssue(fromUnixSeconds(document.issuedAt));
  const why = refusal(document, inForce, context.now());
  if (why) return refuse(why);
  return document.version === inForce?.version ? "known" : { taken: document };
}

/** Takes in what a configuration embeds, each by its own roots. @returns whether nothing was refused. */
function takeInEmbedded(context: Context, document: ConfigDocument): boolean {
  const { memory, settings } = context;
  const { policy, hotlines } = memory.get("config");
  let good = true;
  if (document.policy !== undefined && settings.roots.policy.length > 0) {
    const verified = verifyDocument(document.policy, settings.roots.policy, PolicyDocument);
    const outcome = takeIn(context, "policy", verified, policy);
    if (typeof outcome === "object") {
      const { earlier } = memory.get("config");
      const [former, asked] = [askedInForce(policy), askedInForce(outcome.taken)];
      memory.change("config", {
        policy: outcome.taken,
        earlier: earlierSymptoms(earlier, former, asked),
      });
    }
    good &&= outcome !== "refused";
  }
  if (document.hotlines !== undefined && settings.roots.hotlines.length > 0) {
    const verified = verifyDocument(document.hotlines, settings.roots.hotlines, HotlinesDocument);
    const outcome = takeIn(context, "hotlines", verified, hotlines);
    if (typeof outcome === "object") memory.change("config", { hotlines: outcome.taken });
    good &&= outcome !== "refused";
  }
  return good;
}

/** Takes in a configuration's text. @returns whether nothing in it was refused. */
export function takeInConfig(context: Context, text: string): boolean {
  const { memory } = context;
  const roots = configRoots(context);
  const verified = verifyDocument(text, roots, ConfigDocument);
  const outcome = takeIn(context, "config", verified, memory.get("config").config);
  if (typeof outcome !== "object") return outcome === "known";
  const { nextRoot } = outcome.taken;
  const { learned } = memory.get("config");
  const isNew =
    nextRoot && !roots.some(({ kid, publicKey }) => kid === nextRoot.kid || publicKey === nextRoot.publicKey);
  memory.change("config", {
    config: outcome.taken,
    learned: isNew ? [...learned, nextRoot] : learned,
    former: formerAreas(context, outcome.taken),
  });
  context.tell({ is: "config-accepted", version: outcome.taken.version });
  return takeInEmbedded(context, outcome.taken);
}

/** What an answer's JSON says; undefined when it is none of `schema`. A compact JWS is ASCII. */
export function answerOf<S extends z.ZodType>(bytes: Uint8Array, schema: S): z.output<S> | undefined {
  try {
    return schema.parse(JSON.parse(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
  } catch {
    return undefined;
  }
}

/** The signed text in an answer; undefined when there is none. */
export const configText = (bytes: Uint8Array): string | undefined => answerOf(bytes, ConfigAnswer)?.config;

const ask = async (context: Context) => {
  const answer = await read(context.keys, configPath.path, context.memory.get("config").etag ?? undefined);
  context.heardDate(answer.date);
  return answer;
};

/**
 * Asks the key server for the configuration; in a boot whose time is not proven, twice, so that two Dates can prove it.
 * @returns whether an answer came.
 */
export async function fetchConfig(context: Context): Promise<boolean> {
  const { memory } = context;
  if (!isProven(memory.get("clock"))) await ask(context);
  const answer = await ask(context);
  if (!answer.ok) return answer.status !== 0;
  if (answer.value.status === 304) return true;
  const text = configText(answer.value.body);
  if (text === undefined) context.tell({ is: "document-refused", document: "config", why: "unreadable" });
  // What was refused is read again next time: the clock may be right by then.
  const settled = text !== undefined && takeInConfig(context, text);
  memory.change("config", { etag: settled ? (answer.value.etag ?? null) : null });
  return true;
}
