/** Source tracing: where a case may have caught it, six days and more before its first symptoms. */
import type { traceSource as door } from "@bluezone/contract/health/contacts";
import { addDays, Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { z } from "zod";
import { findCase } from "../cases/store.ts";
import { numberOf, shownDay } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import type { Sql } from "../tables.ts";

type Trace = z.output<(typeof door)["response"]>;

/** From so many days before the first symptoms on it is looked backwards: nearer days are those of passing on. */
export const FEWEST_DAYS = 6;
/** The longest time from being infected to first symptoms, in days. */
export const MOST_DAYS = 14;
/** At most so many contacts. */
const MOST = 500;

/** The view, and the ids of everybody whose name it shows; undefined when the case is not there or out of reach. */
export async function traceSource(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  scopes: { readonly cases: Scope; readonly contacts: Scope },
  caseId: string,
): Promise<{ readonly trace: Trace; readonly people: readonly string[] } | undefined> {
  const row = await findCase(sql, scopes.cases, caseId);
  if (!row) return undefined;
  const counted = Day(row.onset_day ?? row.sample_day);
  const [earliest, latest] = [addDays(counted, -MOST_DAYS), addDays(counted, -FEWEST_DAYS)];
  const rows = await sql
    .selectFrom("contact")
    .select(["id", "person_id", "day", "part"])
    .where("case_id", "=", caseId)
    .where(inScope(scopes.contacts, "contact.unit_path"))
    .where("day", ">=", earliest)
    .where("day", "<=", latest)
    .orderBy("day")
    .orderBy("id")
    .limit(MOST)
    .execute();
  const people = await readPeople(
    sql,
    await openPeopleKeys(context, sql),
    context.random,
    rows.map(({ person_id }) => person_id),
  );
  const ids = [...people.keys()];
  const cases =
    ids.length === 0
      ? []
      : await sql
          .selectFrom("case_record")
          .select(["number", "person_id", "onset_day", "sample_day"])
          .where("person_id", "in", ids)
          .where("merged_into", "is", null)
          .where("result", "!=", "negative")
          .orderBy("sample_day")
          .execute();
  const earlierOf = (person: string) =>
    cases.find(
      ({ person_id, onset_day, sample_day }) => person_id === person && (onset_day ?? sample_day) < counted,
    );
  const contactOf = await sql
    .selectFrom("contact")
    .innerJoin("case_record", "case_record.id", "contact.case_id")
    .select(["case_record.number", "contact.day", "contact.class"])
    .where("contact.person_id", "=", row.person_id)
    .where("case_record.id", "!=", caseId)
    .where("case_record.merged_into", "is", null)
    .orderBy("contact.day")
    .limit(MOST)
    .execute();
  const { config } = context;
  return {
    people: ids,
    trace: {
      number: numberOf(config, row.number),
      counted: { from: row.onset_day === null ? "sample" : "onset", day: shownDay(counted) },
      earliest: shownDay(earliest),
      latest: shownDay(latest),
      contacts: rows.flatMap(({ id, person_id, day, part }) => {
        const person = people.get(person_id);
        if (!person || day === null) return [];
        const earlier = earlierOf(person_id);
        return {
          id,
          name: person.name,
          day: shownDay(day),
          daysBefore: counted - day,
          part,
          earlierCase: earlier
            ? {
                number: numberOf(config, earlier.number),
                onsetDay: earlier.onset_day === null ? null : shownDay(earlier.onset_day),
                sampleDay: shownDay(earlier.sample_day),
              }
            : null,
        };
      }),
      contactOf: contactOf.map(({ number, day, class: classed }) => ({
        number: numberOf(config, number),
        day: day === null ? null : shownDay(day),
        class: classed,
      })),
    },
  };
}
