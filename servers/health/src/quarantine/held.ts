/** A quarantine that somebody of the desk holds to change it: the row, the person, the entry in the log. */
import { Fault } from "@bluezone/contract/fault";
import type { Viewer } from "@bluezone/staff/viewer";
import type { ActionContext } from "../action-context.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { readPeople } from "../people/store.ts";
import type { Sql, Transaction } from "../tables.ts";
import { lockQuarantine } from "./store.ts";
import type { QuarantineRow } from "./tables.ts";

const missing = () => new Fault("not_found", "There is no such quarantine within reach.");

/** Holds one for whoever may do this to it. Throws Fault `not_found`; `conflict` when it is not the version that was seen. */
export async function held(
  trx: Transaction,
  {
    caller,
    permission,
    id,
    version,
  }: {
    readonly caller: Viewer;
    readonly permission: string;
    readonly id: string;
    readonly version?: number;
  },
): Promise<QuarantineRow> {
  const row = await lockQuarantine(trx, caller.scope(permission), id);
  if (!row) throw missing();
  if (version !== undefined && row.version !== version)
    throw new Fault("conflict", "Somebody has changed it meanwhile.");
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
  if (!person) throw missing();
  return person;
}

/** Writes down who did what to a quarantine: "quarantine." and the action. */
export const audit = (
  { staff }: Pick<Context, "staff">,
  trx: Transaction,
  { caller, now }: ActionContext,
  {
    id,
    action,
    fields,
  }: { readonly id: string; readonly action: string; readonly fields: readonly string[] },
): Promise<void> =>
  staff.audit(trx, now, { actor: caller.id, action: `quarantine.${action}`, subject: id, fields });
