/** What the definitions suggest for some contacts, with their names, before anything is kept. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { suggestClasses as endpoint } from "@bluezone/contract/health/contacts";
import type { Day } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { shownDay } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { contactsWithin, noContact } from "./store.ts";
import { onsetsOf, shownSuggestion, suggestFor } from "./suggest.ts";

type Answer = ResponseOf<typeof endpoint>;

/** In the order in which they were asked for. Throws Fault `not_found` when one of them is out of reach. */
export async function suggestMany(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  scope: Scope,
  { ids, today }: { readonly ids: readonly string[]; readonly today: Day },
): Promise<{ readonly answer: Answer; readonly people: readonly string[] }> {
  const rows = await contactsWithin(sql, scope, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const onsetOf = await onsetsOf(sql, rows);
  const people = await readPeople(
    sql,
    await openPeopleKeys(context, sql),
    context.random,
    rows.map(({ person_id }) => person_id),
  );
  const contacts = ids.map((id) => {
    const row = byId.get(id);
    const person = row && people.get(row.person_id);
    if (!row || !person) throw noContact();
    return {
      id,
      version: row.version,
      name: person.name,
      day: row.day === null ? null : shownDay(row.day),
      class: row.class,
      ...shownSuggestion(suggestFor(context.config.disease, row, onsetOf(row), today)),
    };
  });
  return { answer: { contacts }, people: [...people.keys()] };
}
