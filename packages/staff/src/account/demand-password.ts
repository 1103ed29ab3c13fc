/** What changes how somebody signs in asks for their password again: an unattended desk changes nothing. */
import { Fault } from "@bluezone/contract/fault";
import { between, inSeconds } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { isPassword } from "../credentials/password.ts";
import { forgetWrong, lineOf, takeTry, waitsUntil } from "../sign-in/waits.ts";

/** Throws Fault `wrong_password` unless it is this person's, and `try_later` when too many wrong ones came: a session left open is no place to guess. */
export async function demandPassword(
  { database, clock, events }: Context,
  personId: string,
  password: string,
): Promise<void> {
  const { db } = database;
  const now = clock.now();
  const line = lineOf(personId, "account");
  if (!(await takeTry(db, line, now))) {
    events.emit({ event: "sign_in_refused", at: "account", why: "wait" });
    const until = (await waitsUntil(db, line, now)) ?? now;
    throw new Fault(
      "try_later",
      "Too many wrong passwords; wait.",
      Math.max(1, Math.ceil(inSeconds(between(now, until)))),
    );
  }
  const kept = await db
    .selectFrom("staff_account")
    .select("password")
    .where("userId", "=", personId)
    .where("providerId", "=", "credential")
    .executeTakeFirst();
  if (await isPassword(kept?.password ?? undefined, password)) return forgetWrong(db, line);
  events.emit({ event: "sign_in_refused", at: "account", why: "password" });
  throw new Fault("wrong_password", "The password is wrong.");
}
