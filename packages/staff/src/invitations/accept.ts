/**
 * Accepting an invitation. First step: name, password, and the secret of an authenticator app, kept as an account that lets
 * nobody in. Second step: a code or a passkey proves the second factor; only then there is a member of staff with a role.
 */
import { Fault } from "@bluezone/contract/fault";
import type { Instant } from "@bluezone/protocol/time";
import { randomText } from "@bluezone/server-kit/time/random";
import { lockAudit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import { demandGoodPassword } from "../credentials/password.ts";
import { totpLink } from "../credentials/totp-link.ts";
import { learnUnits } from "../people/change.ts";
import { mayGrant } from "../people/rules/may-grant.ts";
import { viewerIn } from "../people/viewers.ts";
import type { InvitationRow, Transaction } from "../tables.ts";
import { dropBegun, findByToken } from "./store.ts";

/** What somebody gives of themselves. */
export type AcceptedDetails = {
  readonly token: string;
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
};

/** The invitation of a token with the person whom it renews. Throws Fault `invitation_void`. */
export async function lookAt(
  context: Context,
  token: string,
): Promise<{ readonly invitation: InvitationRow; readonly signInName: string | null }> {
  const { database, clock } = context;
  const now = clock.now();
  const invitation = await findByToken(database.db, token, now);
  if (!invitation) throw gone();
  await learnInviter(context, invitation, now);
  return database.transaction(async (trx) => {
    await demandInviter(trx, context, invitation);
    const person =
      invitation.person_id === null
        ? undefined
        : await trx
            .selectFrom("staff_user")
            .select("username")
            .where("id", "=", invitation.person_id)
            .executeTakeFirst();
    return { invitation, signInName: person?.username ?? null };
  });
}

/**
 * First step, with what `lookAt` saw. Begun again it begins anew. Throws Fault `invitation_void`, `weak_password` or
 * `name_taken`. @param kept the sign-in name that stays.
 */
export async function begin(
  context: Context,
  given: AcceptedDetails,
  invitation: InvitationRow,
  kept: string | null,
): Promise<{ readonly enrolment: string; readonly totpUri: string; readonly totpSecret: string }> {
  const { database, random, clock, enrolments, authIn, authHeaders } = context;
  const { name, password } = given;
  const signInName = kept ?? given.signInName;
  demandGoodPassword(password, [name, signInName]);
  return database.transaction(async (trx) => {
    await lockAudit(trx);
    if (!(await findByToken(trx, given.token, clock.now()))) throw gone();
    await dropBegun(trx, invitation.id);
    const auth = await authIn(trx);
    if (kept === null && (await isTaken(trx, signInName)))
      throw new Fault("name_taken", "Somebody else signs in with this name.");
    const id = randomText(random, 20).toLowerCase();
    const { token } = await auth.api.signUpEmail({
      body: {
        name,
        // Nothing is ever sent to it; better-auth wants one.
        email: `${id}@staff.invalid`,
        password,
        username: kept === null ? signInName : `renewed.${Buffer.from(random.bytes(10)).toString("hex")}`,
      },
    });
    if (token === null) throw new TypeError("better-auth made no session");
    await trx
      .updateTable("staff_user")
      .set({ invitation_id: invitation.id })
      .where("email", "=", `${id}@staff.invalid`)
      .execute();
    const enabled = await auth.api.enableTwoFactor({
      body: { password, method: "totp" },
      headers: authHeaders(token),
    });
    if (enabled.method !== "totp") throw new TypeError("better-auth began no authenticator app");
    return { enrolment: enrolments.sign(token), ...totpLink(enabled.totpURI, signInName) };
  });
}

async function isTaken(trx: Transaction, signInName: string): Promise<boolean> {
  const found = await trx
    .selectFrom("staff_user")
    .select("id")
    .where("username", "=", signInName)
    .executeTakeFirst();
  return found !== undefined;
}

/** Learns where the inviter and the invited belong. */
export async function learnInviter(
  context: Context,
  { invited_by, unit_id, person_id }: InvitationRow,
  now: Instant,
): Promise<void> {
  const persons = [invited_by, person_id].filter((id) => id !== null);
  await learnUnits(context, persons, [unit_id], now);
}

/** Throws Fault `invitation_void` when whoever made the invitation may no longer give its role, or its unit is no more. */
export async function demandInviter(
  trx: Transaction,
  context: Pick<Context, "paths" | "roles">,
  { invited_by, role, unit_id }: InvitationRow,
): Promise<void> {
  const path = context.paths.known(unit_id);
  if (path === undefined) throw gone();
  if (invited_by === null) return;
  const inviter = await viewerIn(trx, context, invited_by);
  if (!inviter || !mayGrant(inviter, context.roles, role, path)) throw gone();
}

/** Why an invitation leads nowhere is not said: whoever holds an old link learns nothing. */
export const gone = (): Fault =>
  new Fault("invitation_void", "This invitation was used, withdrawn, or is too old. Ask for another one.");
