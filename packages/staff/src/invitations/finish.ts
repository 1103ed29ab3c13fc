/** Second step of accepting: the second factor is proven, and a member of staff is there, signed in. */
import { Fault } from "@bluezone/contract/fault";
import type { Instant } from "@bluezone/protocol/time";
import { audit, lockAudit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import type { Auth } from "../credentials/better-auth.ts";
import { recoveryCodesOf } from "../credentials/recovery-codes.ts";
import { rememberCode } from "../credentials/used-codes.ts";
import { mayManage } from "../people/rules/may-manage.ts";
import { viewerIn } from "../people/viewers.ts";
import { endSessions, openSession } from "../session/store.ts";
import { type InvitationRow, ms, type Transaction } from "../tables.ts";
import { rootOf } from "../two-people.ts";
import { demandInviter, gone, learnInviter } from "./accept.ts";
import { drop, findById } from "./store.ts";

/** A proof of the second factor: whether better-auth took it. */
export type Proof = {
  /** The code, when it was one. */
  readonly code?: string;
  take(auth: Auth, headers: Headers): Promise<boolean>;
};

/** Who has joined, with a session that is open. */
export type NewMember = {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly token: string;
  readonly recoveryCodes: readonly string[];
};

/** The account that an enrolment began. Throws Fault `invitation_void` when there is none any more. */
export async function begunBy(
  { database, enrolments, clock }: Context,
  enrolment: string,
): Promise<{ readonly userId: string; readonly token: string; readonly invitation: InvitationRow }> {
  const token = enrolments.open(enrolment);
  const user =
    token === undefined
      ? undefined
      : await database.db
          .selectFrom("staff_session")
          .innerJoin("staff_user", "staff_user.id", "staff_session.userId")
          .select(["staff_user.id", "invitation_id"])
          .where("token", "=", token)
          .where("joined_ms", "is", null)
          .executeTakeFirst();
  const invitation =
    user?.invitation_id == null ? undefined : await findById(database.db, user.invitation_id, clock.now());
  if (token === undefined || !user || !invitation) throw gone();
  return { userId: user.id, token, invitation };
}

/** Makes the member of staff. Throws Fault `invitation_void`, or `wrong_code` when the proof is none; then nothing has changed. */
export async function finish(context: Context, enrolment: string, proof: Proof): Promise<NewMember> {
  const { clock, database, authIn, authHeaders } = context;
  const now = clock.now();
  const { userId, token, invitation } = await begunBy(context, enrolment);
  await learnInviter(context, invitation, now);
  return database.transaction(async (trx) => {
    await lockAudit(trx);
    if (!(await findById(trx, invitation.id, now))) throw gone();
    await demandInviter(trx, context, invitation);
    const auth = await authIn(trx);
    if (!(await proof.take(auth, authHeaders(token))))
      throw new Fault("wrong_code", "The second factor was not right; try once more.");
    const personId =
      invitation.person_id === null
        ? await join(trx, userId, invitation, now)
        : await replace(trx, context, userId, invitation, invitation.person_id, now);
    if (proof.code !== undefined) await rememberCode(trx, personId, proof.code);
    const opened = await trx
      .selectFrom("staff_session")
      .select("token")
      .where("userId", "=", personId)
      .orderBy("createdAt", "desc")
      .executeTakeFirstOrThrow();
    await openSession(trx, opened.token, now);
    // What was begun from it has joined by now: only the invitation goes.
    await drop(trx, invitation.id);
    const person = await trx
      .selectFrom("staff_user")
      .select(["name", "username"])
      .where("id", "=", personId)
      .executeTakeFirstOrThrow();
    const recoveryCodes = await recoveryCodesOf(auth, personId);
    return {
      id: personId,
      name: person.name,
      signInName: person.username ?? "",
      token: opened.token,
      recoveryCodes,
    };
  });
}

/** Password and authenticator app are one factor each: whoever has a passkey alone still needs a recovery code beside the password. */
async function join(
  trx: Transaction,
  userId: string,
  { id, role, unit_id, invited_by }: InvitationRow,
  now: Instant,
): Promise<string> {
  await trx
    .updateTable("staff_user")
    .set({ joined_ms: ms(now), twoFactorEnabled: true, root_id: await rootOf(trx, invited_by) })
    .where("id", "=", userId)
    .execute();
  await trx
    .insertInto("staff_grant")
    .values({ user_id: userId, role, unit_id, granted_ms: ms(now) })
    .execute();
  await audit(trx, now, { actor: userId, action: "invitation.accept", subject: id, fields: ["name"] });
  await audit(trx, now, { actor: userId, action: "grant.give", subject: userId, fields: ["role", "unit"] });
  return userId;
}

/** Somebody who is there has chosen anew: what was begun becomes theirs, and all that let them in before is worthless. */
async function replace(
  trx: Transaction,
  context: Context,
  userId: string,
  { id, invited_by }: InvitationRow,
  personId: string,
  now: Instant,
): Promise<string> {
  const inviter = invited_by === null ? undefined : await viewerIn(trx, context, invited_by);
  const person = inviter && (await mayManage(trx, context, inviter, personId));
  if (!person || person.suspended_ms !== null) throw gone();
  await endSessions(trx, personId);
  for (const table of ["staff_account", "staff_two_factor", "staff_passkey"] as const)
    await trx.deleteFrom(table).where("userId", "=", personId).execute();
  for (const table of ["staff_account", "staff_two_factor", "staff_passkey", "staff_session"] as const)
    await trx.updateTable(table).set({ userId: personId }).where("userId", "=", userId).execute();
  await trx
    .updateTable("staff_account")
    .set({ accountId: personId })
    .where("userId", "=", personId)
    .execute();
  await trx
    .updateTable("staff_user")
    .set({ twoFactorEnabled: true, used_codes: "", root_id: await rootOf(trx, invited_by) })
    .where("id", "=", personId)
    .execute();
  await trx.deleteFrom("staff_user").where("id", "=", userId).execute();
  await audit(trx, now, {
    actor: personId,
    action: "credentials.renew",
    subject: id,
    fields: ["password", "factor"],
  });
  return personId;
}
