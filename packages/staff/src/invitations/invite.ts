/** Making an invitation: by somebody who may give its role, or by the operator, who brings in the first administrator. */
import { Fault } from "@bluezone/contract/fault";
import { Hours, type Instant, plus } from "@bluezone/protocol/time";
import { randomText } from "@bluezone/server-kit/time/random";
import { audit, lockAudit, OPERATOR } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import { changePeople, demandRole, learnUnits, pathOf } from "../people/change.ts";
import { mayGrant } from "../people/rules/may-grant.ts";
import { mayManage } from "../people/rules/may-manage.ts";
import { grantsOf } from "../people/viewers.ts";
import { hashToken } from "../secrets.ts";
import { ms, type Transaction } from "../tables.ts";
import type { Viewer } from "../viewer.ts";
import { keep } from "./store.ts";

/** How long a link holds. */
export const HOLDS = Hours(72);

/** Who is invited to what. */
export type Invitee = { readonly name: string; readonly role: string; readonly unitId: string };

/** An invitation as it is shown this one time. `token` is what stands behind "#" in the link. */
export type Invitation = {
  readonly id: string;
  readonly link: string;
  readonly token: string;
  readonly until: Instant;
};

/**
 * Invites somebody as a member of staff. Throws Fault `unknown_role`, `unknown_unit`, or `not_allowed` when the viewer does
 * not hold there all that the role holds.
 */
export async function invite(context: Context, viewer: Viewer, invited: Invitee): Promise<Invitation> {
  demandRole(context, invited.role);
  const { unitId, role } = invited;
  return changePeople(context, viewer.id, { units: [unitId] }, async (trx, actor, now) => {
    if (!mayGrant(actor, context.roles, role, pathOf(context, unitId)))
      throw new Fault(
        "not_allowed",
        "Nobody invites to a role that they do not hold themselves at that unit.",
      );
    return make(context, trx, now, invited, actor.id);
  });
}

/** Invites as the operator of the server. Throws Fault `unknown_role` or `unknown_unit`. */
export async function inviteAsOperator(context: Context, invited: Invitee): Promise<Invitation> {
  demandRole(context, invited.role);
  const now = context.clock.now();
  await learnUnits(context, [], [invited.unitId], now);
  pathOf(context, invited.unitId);
  return context.database.transaction(async (trx) => {
    await lockAudit(trx);
    return make(context, trx, now, invited, null);
  });
}

/** Makes a link by which somebody who is there chooses password and factor anew. Throws Fault `not_found`, `not_allowed` or `conflict`. */
export async function renew(context: Context, viewer: Viewer, personId: string): Promise<Invitation> {
  return changePeople(context, viewer.id, { persons: [personId] }, async (trx, actor, now) => {
    const person = await mayManage(trx, context, actor, personId);
    if (person.suspended_ms !== null)
      throw new Fault("conflict", "This person is suspended; let them in first.");
    const [first] = await grantsOf(trx, personId);
    if (!first) throw new Fault("not_found", "There is no such person within reach.");
    const invited = { name: person.name, role: first.role, unitId: first.unit_id };
    return make(context, trx, now, invited, actor.id, personId);
  });
}

async function make(
  { random, origin, invitationPage }: Context,
  trx: Transaction,
  now: Instant,
  { name, role, unitId }: Invitee,
  by: string | null,
  personId: string | null = null,
): Promise<Invitation> {
  const id = Buffer.from(random.bytes(10)).toString("hex");
  const token = randomText(random, 43);
  const until = plus(now, HOLDS);
  await keep(trx, {
    id,
    token_hash: hashToken(token),
    name,
    role,
    unit_id: unitId,
    person_id: personId,
    invited_by: by,
    made_ms: ms(now),
    until_ms: ms(until),
  });
  await audit(trx, now, {
    actor: by ?? OPERATOR,
    action: personId === null ? "invitation.make" : "invitation.renew",
    subject: personId ?? id,
    fields: ["name", "role", "unit"],
  });
  return { id, token, until, link: `${origin}${invitationPage}#t=${token}` };
}
