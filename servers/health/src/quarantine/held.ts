/** A quarantine that somebody of the desk holds to change it: the row, and whose it is. */
import { Fault } from "@bluezone/contract/fault";
import type { Scope } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { readPeople } from "../people/store.ts";
import type { Sql, Transaction } from "../tables.ts";
import { lockQuarantine } from "./store.ts";
import type { QuarantineRow } from "./tables.ts";

const MISSING = "There is no such quarantine within reach.";

/** A quarantine that is changed. */
export const QUARANTINE = {
  lock: (trx: Transaction, scope: Scope, { id }: { readonly id: string }) => lockQuarantine(trx, scope, id),
  missing: MISSING,
};

/** Holds one within a scope. Throws Fault `not_found`. */
export async function held(trx: Transaction, scope: Scope, id: string): Promise<QuarantineRow> {
  const row = await lockQuarantine(trx, scope, id);
  if (!row) throw new Fault("not_found", MISSING);
  return row;
}

/** Whose it is. Throws Fault `not_found` when their data is gone. */
export async function personOf(
  context: Pick<Context, "random" | "vault">,
  sql: Sql,
  { person_id }: Pick<QuarantineRow, "person_id">,
): Promise<Person> {
  const keys = await openPeopleKeys(context, sql);
  const person = (await readPeople(sql, keys, context.random, [person_id])).get(person_id);
  if (!person) throw new Fault("not_found", MISSING);
  return person;
}
