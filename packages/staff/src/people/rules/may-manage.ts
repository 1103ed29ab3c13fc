/** Nobody takes from somebody, suspends them or renews their way in, who could not have given them all that they hold. */
import { Fault } from "@bluezone/contract/fault";
import type { Context } from "../../context.ts";
import type { Transaction, UserRow } from "../../tables.ts";
import type { Viewer } from "../../viewer.ts";
import { grantsOf } from "../viewers.ts";
import { mayGrant } from "./may-grant.ts";

/**
 * The person, when the actor may give every role that they hold. Throws Fault `not_found` for a person of whom nothing lies
 * within the actor's reach, so that nobody learns who is there, and `not_allowed` when only some of it does.
 */
export async function mayManage(
  trx: Transaction,
  { roles, paths }: Pick<Context, "roles" | "paths">,
  actor: Viewer,
  personId: string,
): Promise<UserRow> {
  const person = await trx
    .selectFrom("staff_user")
    .selectAll()
    .where("id", "=", personId)
    .where("joined_ms", "is not", null)
    .executeTakeFirst();
  const grants = (await grantsOf(trx, personId)).map(({ role, unit_id }) => {
    const path = paths.known(unit_id);
    return path !== undefined && mayGrant(actor, roles, role, path);
  });
  if (!person || !grants.includes(true))
    throw new Fault("not_found", "There is no such person within reach.");
  if (grants.includes(false))
    throw new Fault("not_allowed", "This person holds a role that you may not give.");
  return person;
}
