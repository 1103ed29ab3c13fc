/** Giving and taking roles, letting somebody in no more, and again. Each looks first whether the actor may. */
import { Fault } from "@bluezone/contract/fault";
import { audit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import { within } from "../scope.ts";
import { endSessions } from "../session/store.ts";
import { ms, type Transaction } from "../tables.ts";
import type { Viewer } from "../viewer.ts";
import { changePeople, demandRole, pathOf } from "./change.ts";
import { invitersIn } from "./inviters.ts";
import { demandSomebodyLeft } from "./rules/leaves-somebody.ts";
import { mayGrant } from "./rules/may-grant.ts";
import { mayManage } from "./rules/may-manage.ts";
import { grantsOf } from "./viewers.ts";

/** A role of a person at a unit. */
export type HeldRole = { readonly personId: string; readonly role: string; readonly unitId: string };

/** Gives a role. Throws Fault `unknown_role`, `unknown_unit`, `not_found`, or `not_allowed`. */
export async function give(
  context: Context,
  viewer: Viewer,
  { personId, role, unitId }: HeldRole,
): Promise<void> {
  demandRole(context, role);
  await changePeople(
    context,
    viewer.id,
    { persons: [personId], units: [unitId] },
    async (trx, actor, now) => {
      demandMayGrant(context, actor, role, pathOf(context, unitId));
      await demandPerson(trx, personId);
      await demandReached(trx, context, actor, personId);
      const row = { user_id: personId, role, unit_id: unitId, granted_ms: ms(now) };
      const given = await trx
        .insertInto("staff_grant")
        .values(row)
        .onConflict((c) => c.doNothing())
        .returning("user_id")
        .executeTakeFirst();
      if (given)
        await audit(trx, now, {
          actor: actor.id,
          action: "grant.give",
          subject: personId,
          fields: ["role", "unit"],
        });
    },
  );
}

/** Takes a role away. Throws Fault `not_found` when it is not held, `not_allowed`, or `last_holder`. */
export async function take(context: Context, viewer: Viewer, held: HeldRole): Promise<void> {
  const { personId, role, unitId } = held;
  const about = { persons: [personId, ...(await invitersIn(context.database.db, context))], units: [unitId] };
  await changePeople(context, viewer.id, about, async (trx, actor, now) => {
    demandMayGrant(context, actor, role, pathOrNone(context, unitId));
    const { numDeletedRows } = await trx
      .deleteFrom("staff_grant")
      .where("user_id", "=", personId)
      .where("role", "=", role)
      .where("unit_id", "=", unitId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Fault("not_found", "This person does not hold this role there.");
    await demandSomebodyLeft(trx, context, [held]);
    if ((await grantsOf(trx, personId)).length === 0) await endSessions(trx, personId);
    await audit(trx, now, {
      actor: actor.id,
      action: "grant.take",
      subject: personId,
      fields: ["role", "unit"],
    });
  });
}

/** Lets somebody in no more, from this moment. Throws Fault `not_found`, `not_allowed`, `conflict` or `last_holder`. */
export async function suspend(context: Context, viewer: Viewer, personId: string): Promise<void> {
  const about = { persons: [personId, ...(await invitersIn(context.database.db, context))] };
  await changePeople(context, viewer.id, about, async (trx, actor, now) => {
    const { suspended_ms } = await mayManage(trx, context, actor, personId);
    if (suspended_ms !== null) throw new Fault("conflict", "This person is suspended already.");
    const held = await grantsOf(trx, personId);
    await trx
      .updateTable("staff_user")
      .set({ suspended_ms: ms(now) })
      .where("id", "=", personId)
      .execute();
    await demandSomebodyLeft(
      trx,
      context,
      held.map(({ role, unit_id }) => ({ role, unitId: unit_id })),
    );
    await endSessions(trx, personId);
    await audit(trx, now, { actor: actor.id, action: "person.suspend", subject: personId });
  });
}

/** Lets somebody in again. Throws Fault `not_found`, `not_allowed` or `conflict`. */
export async function resume(context: Context, viewer: Viewer, personId: string): Promise<void> {
  await changePeople(context, viewer.id, { persons: [personId] }, async (trx, actor, now) => {
    const { suspended_ms } = await mayManage(trx, context, actor, personId);
    if (suspended_ms === null) throw new Fault("conflict", "This person is not suspended.");
    await trx.updateTable("staff_user").set({ suspended_ms: null }).where("id", "=", personId).execute();
    await audit(trx, now, { actor: actor.id, action: "person.resume", subject: personId });
  });
}

function demandMayGrant({ roles }: Context, actor: Viewer, role: string, path: string): void {
  if (!mayGrant(actor, roles, role, path))
    throw new Fault(
      "not_allowed",
      "Nobody gives or takes a role that they do not hold themselves at that unit.",
    );
}

/** A unit that is no more lies nowhere: nobody's scope reaches it. */
const pathOrNone = ({ paths }: Context, unitId: string): string => paths.known(unitId) ?? "";

/**
 * Throws Fault `not_found` when somebody holds roles and none of them within the actor's reach: whoever holds a role that their own
 * administrator may not give can be suspended by none.
 */
async function demandReached(
  trx: Transaction,
  { paths }: Pick<Context, "paths">,
  actor: Viewer,
  personId: string,
): Promise<void> {
  const held = await grantsOf(trx, personId);
  const scope = actor.scope("staff.invite");
  if (held.length > 0 && !held.some(({ unit_id }) => within(scope, paths.known(unit_id) ?? "")))
    throw new Fault("not_found", "There is no such person.");
}

async function demandPerson(trx: Transaction, personId: string): Promise<void> {
  const found = await trx
    .selectFrom("staff_user")
    .select("id")
    .where("id", "=", personId)
    .where("joined_ms", "is not", null)
    .executeTakeFirst();
  if (!found) throw new Fault("not_found", "There is no such person.");
}
