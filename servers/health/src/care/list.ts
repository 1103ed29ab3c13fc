/** Requests between units, as each side may see them. */
import type { CareRequest } from "@bluezone/contract/health/care-requests";
import type { Instant } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import { numberOf, shownAt } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import { fromMs, type Sql } from "../tables.ts";
import { recordsOf, requestsWithin } from "./store.ts";

/** The requests, and the ids of everybody whom they name. */
export async function careRequests(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  { scope, now }: { readonly scope: Scope; readonly now: Instant },
): Promise<{ readonly requests: readonly CareRequest[]; readonly people: readonly string[] }> {
  const rows = await requestsWithin(sql, scope, now);
  const open = rows.filter(
    (row) =>
      within(scope, row.kept_path) ||
      (row.answer === "shown" &&
        row.until_ms !== null &&
        fromMs(row.until_ms) > now &&
        within(scope, row.asker_unit_path)),
  );
  const ids = [...new Set(open.map(({ of_person }) => of_person))];
  const people = await readPeople(sql, await openPeopleKeys(context, sql), context.random, ids);
  const { cases, contacts } = await recordsOf(sql, ids);
  const number = (of: number): string => numberOf(context.config, of);
  return {
    people: [...people.keys()],
    requests: rows.map((row): CareRequest => {
      const mine = within(scope, row.other_unit_path);
      const person = open.includes(row) ? people.get(row.of_person) : undefined;
      return {
        id: row.id,
        way: row.way,
        wish: row.wish,
        side: mine ? "mine" : "theirs",
        unitName: mine ? row.asker_name : row.other_name,
        reason: row.reason,
        asked: shownAt(row.asked_ms),
        answer: row.answer,
        until: row.until_ms === null ? null : shownAt(row.until_ms),
        number: row.case_number === null ? null : number(row.case_number),
        person: person ? { id: person.id, name: person.name, birthYear: person.birthYear } : null,
        found: person
          ? {
              cases: cases
                .filter(({ person_id }) => person_id === person.id)
                .map((one) => ({ id: one.id, number: number(one.number) })),
              contacts: contacts.filter(({ person_id }) => person_id === person.id).map(({ id }) => ({ id })),
            }
          : null,
      };
    }),
  };
}
