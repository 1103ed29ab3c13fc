/**
 * Signing in with a password and a code, checked as one: whatever is wrong, the answer is the same, costs the same work and
 * comes no sooner than any other no. So a password can only be guessed together with a code, which leaves nothing to guess by.
 */
import { Fault } from "@bluezone/contract/fault";
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { stopwatch } from "@bluezone/server-kit/time/timer";
import type { Context } from "../context.ts";
import { isPassword } from "../credentials/password.ts";
import { rememberCode } from "../credentials/used-codes.ts";
import { makeSession } from "../session/store.ts";
import type { Transaction } from "../tables.ts";
import { checkCode, type Proof } from "./check-code.ts";
import { findFactors } from "./factors.ts";
import { letIn, type SessionHolder } from "./open.ts";
import { forgetWrong, lineOf, takeTry } from "./waits.ts";

/** What somebody typed. `code` is six digits or a recovery code. */
export type PasswordSignIn = {
  readonly signInName: string;
  readonly password: string;
  readonly code: string;
};

/** No answer of no comes sooner. */
const SLOWEST_NO = Milliseconds(300);

/**
 * Lets somebody in. Throws Fault `wrong_sign_in` or `busy`. @param mark what tells a known browser from others.
 */
export async function signInWithPassword(
  context: Context,
  typed: PasswordSignIn,
  mark: string | undefined,
): Promise<SessionHolder> {
  const watch = stopwatch();
  const line = mark === undefined ? { stranger: typed.signInName } : { own: `known ${mark}` };
  const found = await context.lines(line, () => check(context, typed, mark));
  if (found) return found;
  await context.timer.wait(rest(watch()), new AbortController().signal);
  throw wrong();
}

const rest = (passed: Duration): Duration => Milliseconds(Math.max(0, SLOWEST_NO - passed));

/** The same statements and the same sums for every no: what is not there is looked at in the shape of what is. */
async function check(
  context: Context,
  { signInName, password, code }: PasswordSignIn,
  mark: string | undefined,
): Promise<SessionHolder | undefined> {
  const { database, clock, events } = context;
  const now = clock.now();
  const found = await findFactors(database.db, signInName);
  const isRight = await isPassword(found?.password, password);
  const person = isRight ? found : undefined;
  const isApp = /^\d{6}$/.test(code);
  const line = lineOf(person?.id ?? "nobody", mark);
  const isFree = await takeTry(database.db, line, now, isApp && person !== undefined);
  const proof = await checkCode(context, found, code);
  if (!person || !isFree || !proof) {
    const why = !person ? "password" : isFree ? "code" : "wait";
    events.emit({ event: "sign_in_refused", at: "password", why });
    return undefined;
  }
  const opened = await letIn(context, now, {
    personId: person.id,
    by: isApp ? "totp" : "recovery",
    take: async (trx) =>
      (await useUp(trx, person.id, code, proof)) ? makeSession(trx, context.random, person.id) : undefined,
  });
  if (!opened) {
    events.emit({ event: "sign_in_refused", at: "password", why: "used" });
    return undefined;
  }
  await forgetWrong(database.db, line);
  return opened;
}

/** What was right is right once: false when it was used before, also at this very moment. */
async function useUp(trx: Transaction, personId: string, code: string, proof: Proof): Promise<boolean> {
  if (proof.by === "totp") return rememberCode(trx, personId, code);
  const { numUpdatedRows } = await trx
    .updateTable("staff_two_factor")
    .set({ backupCodes: proof.left })
    .where("userId", "=", personId)
    .where("backupCodes", "=", proof.before)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** One answer for every way to be wrong. */
export const wrong = (): Fault =>
  new Fault(
    "wrong_sign_in",
    "Name, password or code is wrong, or the code was used before. After several wrong codes a new browser is let in again after up to 15 minutes, or at once with a recovery code or a passkey.",
  );
