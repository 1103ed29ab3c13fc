/**
 * A code becomes a token. The phone sends 256 random bytes along, the same with every try and with whatever is entered
 * meanwhile, so that the server gives the token again when its first answer was lost, also to who types the code anew or taps
 * its link instead; a self-report's code needs the bytes it was asked for with.
 */
import { call } from "@bluezone/contract/client";
import { verify } from "@bluezone/contract/health/verify";
import { toBase64 } from "@bluezone/protocol/bytes";
import { Hours, type Instant, parseDay, plus } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { readCode } from "./code.ts";
import { revisable } from "./freeze.ts";
import { onsetFault } from "./onset-bound.ts";
import { preConsentView } from "./pre-consent.ts";
import { nextTry, worthRetrying } from "./retry.ts";
import type { Onset } from "./view.ts";

/** A token works for this long; a code that was never answered is given up after it too. */
export const TOKEN_LIFE = Hours(24);
const NONCE_LENGTH = 256;

/** A code was typed, scanned or tapped. */
export function enterCode(context: Context, text: string): void {
  const { memory, ports } = context;
  const code = readCode(text);
  if (code === undefined) {
    memory.change("code", { state: { is: "refused", code: "unreadable_code" } });
    return;
  }
  const since = context.now();
  const before = memory.get("code").nonce;
  const kept = before !== null && since < before.until ? before.bytes : null;
  const nonce = memory.get("selfReport").nonce ?? kept ?? toBase64(ports.random.bytes(NONCE_LENGTH));
  memory.change("code", {
    state: { is: "checking", code, nonce, since, tries: 0, cut: false, nextTry: null },
    nonce: { bytes: nonce, until: plus(since, TOKEN_LIFE) },
  });
}

function onsetOf(symptomDate: string | undefined): Onset | null {
  try {
    return symptomDate === undefined || symptomDate === "" ? null : { day: parseDay(symptomDate) };
  } catch {
    return null;
  }
}

/** Asks about the code if it is time to. */
export async function checkCode(context: Context, now: Instant): Promise<void> {
  const { memory, ports } = context;
  const { state } = memory.get("code");
  if (state.is !== "checking" || (state.nextTry !== null && now < state.nextTry)) return;
  const refuse = (code: string): void => {
    memory.change("code", { state: { is: "refused", code } });
    context.tell({ is: "code-refused", code });
  };
  const { code, nonce, since, tries } = state;
  if (now >= plus(since, TOKEN_LIFE)) return refuse("code_expired");
  const accept = ["confirmed", "likely", "negative", "user-report"];
  const answer = await call(context.health, verify, { code, accept, nonce });
  // Another code was entered, or everything was deleted, while this one was on its way.
  if (memory.get("code").state !== state) return;
  if (worthRetrying(answer)) {
    const again = nextTry(context.now(), tries, ports.random);
    memory.change("code", { state: { ...state, tries: tries + 1, cut: true, nextTry: again } });
    return;
  }
  if (!answer.ok) return refuse(answer.code);
  const { testtype: testType, symptomDate, token } = answer.value;
  const at = context.now();
  memory.change("code", { state: { is: "none" }, nonce: null });
  if (testType === "user-report" && memory.get("selfReport").nonce === nonce)
    memory.change("selfReport", { nonce: null, until: null });
  context.tell({ is: "code-accepted", testType });
  const nothingToRevise = testType === "negative" && revisable(memory.get("shared"), testType).length === 0;
  const share = memory.get("share").state;
  if (share.is === "sending" && at < share.until) {
    // A negative test takes no confirmed one back.
    if (nothingToRevise && share.testType === "confirmed") return;
    // A new code for a share that hangs: a new set would have to leave out what may have been published, so the same one goes on.
    if (share.testType === testType) {
      const anew = { certificate: null, turnedDown: 0, tries: 0, cut: false, nextTry: null };
      memory.change("share", { state: { ...share, token, until: plus(at, TOKEN_LIFE), ...anew } });
      return;
    }
  }
  // What was agreed to before a positive result does not speak of a negative one.
  const before = testType === "negative" ? null : preConsentView(context, at);
  // A day that was given a week ago may lie too far back by now: then it is asked anew.
  const ownOnset = before === null || onsetFault(before.onset, at) !== undefined ? null : before.onset;
  memory.change("share", {
    remindedAt: null,
    state: nothingToRevise
      ? { is: "negative", at }
      : {
          is: "ready",
          since: at,
          declined: false,
          token,
          testType,
          until: plus(at, TOKEN_LIFE),
          // The desk knows better than a memory of last week.
          onset: onsetOf(symptomDate) ?? ownOnset,
          traveler: before?.traveler ?? null,
        },
  });
}
