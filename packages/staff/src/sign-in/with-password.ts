/**
 * Signing in with a password and a code, checked as one: whatever is wrong, the answer is the same and comes no sooner than
 * any other no. So a password can only be guessed together with a code, which leaves nothing to guess by.
 */
import { Fault } from "@bluezone/contract/fault";
import { between, type Duration, type Instant, inSeconds, Milliseconds } from "@bluezone/protocol/time";
import { stopwatch } from "@bluezone/server-kit/timer";
import type { Context } from "../context.ts";
import { cookieHeaders, cookieSet, unlessRefused } from "../credentials/calls.ts";
import { endSession } from "../session/store.ts";
import { type LetIn, letIn } from "./open.ts";
import { countWrong, forgetWrong, lineOf, waitsUntil } from "./waits.ts";

/** What somebody typed. `code` is six digits or a recovery code. */
export type Typed = { readonly signInName: string; readonly password: string; readonly code: string };

/** No answer of no comes sooner. */
const SLOWEST_NO = Milliseconds(300);

/**
 * Lets somebody in. Throws Fault `wrong_sign_in`, `try_later` or `busy`. @param mark what tells a known browser from others.
 */
export async function signInWithPassword(
  context: Context,
  typed: Typed,
  mark: string | undefined,
): Promise<LetIn & { readonly token: string }> {
  const watch = stopwatch();
  const found = await context.lines(typed.signInName, mark, () => check(context, typed, mark));
  if (found) return found;
  await context.timer.wait(rest(watch()), new AbortController().signal);
  throw wrong();
}

const rest = (passed: Duration): Duration => Milliseconds(Math.max(0, SLOWEST_NO - passed));

async function check(
  context: Context,
  { signInName, password, code }: Typed,
  mark: string | undefined,
): Promise<(LetIn & { readonly token: string }) | undefined> {
  const { database, clock } = context;
  const auth = await context.auth();
  const now = clock.now();
  const first = await unlessRefused(
    auth.api.signInUsername({ body: { username: signInName, password }, returnHeaders: true }),
  );
  if (!first) return undefined;
  // Whoever never finished accepting has no second factor: better-auth made a session, which opens nothing.
  if ("token" in first.response && first.response.token) {
    await endSession(database.db, first.response.token);
    return undefined;
  }
  const person = await database.db
    .selectFrom("staff_user")
    .select("id")
    .where("username", "=", signInName)
    .executeTakeFirst();
  if (!person) return undefined;
  const line = lineOf(person.id, mark);
  const isTotp = /^\d{6}$/.test(code);
  if (isTotp) await demandNoWait(context, line, now);
  const second = {
    body: { code },
    headers: cookieHeaders("two_factor", cookieSet(first.headers, "two_factor")),
  };
  // A factor that was sealed under a secret which is gone cannot be read: that is the same no, or it would tell a right password.
  const proven = await unlessRefused(
    isTotp ? auth.api.verifyTOTP(second) : auth.api.verifyBackupCode(second),
  ).catch(() => undefined);
  if (!proven?.token) {
    if (isTotp) await countWrong(database.db, line, now);
    return undefined;
  }
  const { token } = proven;
  const opened = await letIn(context, now, {
    personId: person.id,
    token,
    by: isTotp ? "totp" : "recovery",
    ...(isTotp ? { code } : {}),
  });
  if (!opened) {
    await endSession(database.db, token);
    return undefined;
  }
  await forgetWrong(database.db, line);
  return { ...opened, token };
}

async function demandNoWait({ database }: Context, line: string, now: Instant): Promise<void> {
  const until = await waitsUntil(database.db, line, now);
  if (until === undefined) return;
  throw new Fault(
    "try_later",
    "Too many wrong codes; wait, or use a recovery code or a passkey.",
    Math.ceil(inSeconds(between(now, until))),
  );
}

/** One answer for every way to be wrong. */
export const wrong = (): Fault =>
  new Fault("wrong_sign_in", "Name, password or code is wrong, or the code was used before.");
