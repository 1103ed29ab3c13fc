/** A request as it is read for an endpoint, and whom it is about. */
import { Fault } from "@bluezone/contract/fault";
import type { DataRequest } from "@bluezone/contract/health/data";
import type { Scope } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { EVERYWHERE, readPeople } from "../people/store.ts";
import type { Sql, Transaction } from "../tables.ts";
import { findRequest, requestOf, type StoredRequest } from "./store.ts";

type Opens = Pick<Context, "random" | "vault">;

/** Somebody, wherever they are; undefined once they are deleted. */
export async function personOf(context: Opens, sql: Sql, id: string): Promise<Person | undefined> {
  const keys = await openPeopleKeys(context, sql);
  return (await readPeople(sql, keys, context.random, [id])).get(id);
}

/** What is said of a request that is not within reach. */
export const NO_REQUEST = "There is no such request.";

/** A request within a scope. Throws Fault `not_found`. */
export async function requested(sql: Sql, scope: Scope, id: string): Promise<StoredRequest> {
  const row = await findRequest(sql, scope, id);
  if (!row) throw new Fault("not_found", NO_REQUEST);
  return row;
}

/** A request as it is now, after an action of this transaction by whoever reached it. */
export async function answered(
  context: Opens,
  trx: Transaction,
  { id }: Pick<StoredRequest, "id">,
): Promise<{ request: DataRequest }> {
  const now = await findRequest(trx, EVERYWHERE, id);
  if (!now) throw new TypeError("a request that was changed is there");
  return { request: requestOf(now, await personOf(context, trx, now.person_id)) };
}
