/**
 * Signing in with a passkey, which is both factors: what one has, and the PIN or finger that it asks for. Asking what to
 * answer costs no row and no statement: anybody may, as often as they like.
 */
import type { Context } from "../context.ts";
import { newChallenge, provenByPasskey, useChallenge } from "../credentials/passkey-proof.ts";
import { endSession } from "../session/store.ts";
import { letIn, type SessionHolder } from "./open.ts";
import { wrong } from "./with-password.ts";

/** What to ask a passkey for (WebAuthn Level 3 §5.1.10), and what carries the question to its answer. */
export function beginPasskey({ steps, random, origin }: Pick<Context, "steps" | "random" | "origin">): {
  readonly ceremony: string;
  readonly options: Record<string, unknown>;
} {
  const challenge = newChallenge(random);
  return {
    ceremony: steps.begin("sign-in", "", challenge),
    options: { challenge, rpId: new URL(origin).hostname, timeout: 60_000, userVerification: "required" },
  };
}

/** Lets somebody in. Throws Fault `wrong_sign_in`. */
export async function signInWithPasskey(
  context: Context,
  ceremony: string,
  answer: Record<string, unknown>,
): Promise<SessionHolder> {
  const { auth, database, clock, random, steps, events } = context;
  const asked = steps.take("sign-in", "", ceremony);
  const proven =
    asked &&
    (await provenByPasskey(
      { auth, db: database.db, random, headers: context.ceremonyHeaders },
      asked.text,
      answer,
    ));
  if (!asked || !proven) {
    events.emit({ event: "sign_in_refused", at: "passkey", why: "proof" });
    throw wrong();
  }
  const { personId, token } = proven;
  const opened = await letIn(context, clock.now(), {
    personId,
    by: "passkey",
    take: async (trx) => ((await useChallenge(trx, asked.text, asked.until)) ? token : undefined),
  });
  if (opened) return opened;
  await endSession(database.db, token);
  events.emit({ event: "sign_in_refused", at: "passkey", why: "used" });
  throw wrong();
}
