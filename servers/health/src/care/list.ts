/** Requests between units, as each side may see them. */
import type { CareRequest } from "@bluezone/contract/health/care-requests";
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import { inScope, type Scope, within } from "@bluezone/staff/scope";
import { numberOf, shownAt } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import { fromMs, ms, type Sql } from "../tables.ts";

/** How long an answer is shown, and at most so many requests. */
const ANSWER_SHOWN = Days(7);
const MOST = 200;

/** The requests, and the ids of everybody whom they name. */
export async function careRequests(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  { scope, now }: { readonly scope: Scope; readonly now: Instant },
): Promise<{ readonly requests: readonly CareRequest[]; readonly people: readonly string[] }> {
  const rows = await sql
    .selectFrom("care_request as one")
    .innerJoin("person", "person.id", "one.of_person")
    .innerJoin("unit as asker", "asker.id", "one.asker_unit_id")
    .innerJoin("unit as other", "other.id", "one.other_unit_id")
    .selectAll("one")
    .select(["person.unit_path as kept_path", "asker.name as asker_name", "other.name as other_name"])
    .where(({ or }) => or([inScope(scope, "one.asker_unit_path"), inScope(scope, "one.other_unit_path")]))
    .where(({ or, eb }) =>
      or([eb("one.answer", "is", null), eb("one.answered_ms", ">", ms(minus(now, ANSWER_SHOWN)))]),
    )
    .orderBy(({ eb }) => eb("one.answer", "is", null), "desc")
    .orderBy("one.asked_ms")
    .limit(MOST)
    .execute();
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
  const [cases, contacts] =
    ids.length === 0
      ? [[], []]
      : await Promise.all([
          sql
            .selectFrom("case_record")
            .select(["id", "number", "person_id"])
            .where("person_id", "in", ids)
            .where("merged_into", "is", null)
            .orderBy("number")
            .execute(),
          sql
            .selectFrom("contact")
            .select(["id", "person_id"])
            .where("person_id", "in", ids)
            .orderBy("made_ms")
            .execute(),
        ]);
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
