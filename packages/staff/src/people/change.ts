/** A change to people: one at a time, by somebody whose right to it is looked at again when their turn has come. */
import { Fault } from "@bluezone/contract/fault";
import type { Instant } from "@bluezone/protocol/time";
import { lockAudit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import type { Transaction } from "../tables.ts";
import type { Viewer } from "../viewer.ts";
import { grantsOf, viewerIn } from "./viewers.ts";

/**
 * Runs `work` in one transaction, held against every other change to people, with the actor as they stand now. Throws Fault
 * `not_allowed` when the actor has been suspended or has lost every role meanwhile. @param about persons and units that the
 * change is about: where they lie is learnt before.
 */
export async function changePeople<T>(
  context: Context,
  actorId: string,
  about: { readonly persons?: readonly string[]; readonly units?: readonly string[] },
  work: (trx: Transaction, actor: Viewer, now: Instant) => Promise<T>,
): Promise<T> {
  const now = context.clock.now();
  await learnUnits(context, [actorId, ...(about.persons ?? [])], about.units ?? [], now);
  return context.database.transaction(async (trx) => {
    await lockAudit(trx);
    const actor = await viewerIn(trx, context, actorId);
    if (!actor) throw new Fault("not_allowed", "You may no longer do this.");
    return work(trx, actor, now);
  });
}

/** Learns where units lie, and the units at which persons hold roles: transactions can no longer ask. */
export async function learnUnits(
  { database, paths }: Context,
  persons: readonly string[],
  units: readonly string[],
  now: Instant,
): Promise<void> {
  const held = await Promise.all(persons.map((id) => grantsOf(database.db, id)));
  await paths.learn([...units, ...held.flat().map(({ unit_id }) => unit_id)], now);
}

/** The path of a unit that was learnt. Throws Fault `unknown_unit` when there is none. */
export function pathOf({ paths }: Pick<Context, "paths">, unitId: string): string {
  const path = paths.known(unitId);
  if (path === undefined) throw new Fault("unknown_unit", "There is no such unit.");
  return path;
}

/** Throws Fault `unknown_role` unless the server has the role. */
export function demandRole({ roles }: Pick<Context, "roles">, role: string): void {
  if (!Object.hasOwn(roles, role)) throw new Fault("unknown_role", "There is no such role.");
}
