/** What changes how somebody signs in asks for their password again: an unattended desk changes nothing. */
import { Fault } from "@bluezone/contract/fault";
import type { Context } from "../context.ts";
import { isPassword } from "../credentials/password.ts";

/** Throws Fault `wrong_password` unless it is this person's. */
export async function demandPassword(
  { database }: Context,
  personId: string,
  password: string,
): Promise<void> {
  const kept = await database.db
    .selectFrom("staff_account")
    .select("password")
    .where("userId", "=", personId)
    .where("providerId", "=", "credential")
    .executeTakeFirst();
  if (!kept?.password || !(await isPassword(kept.password, password)))
    throw new Fault("wrong_password", "The password is wrong.");
}
