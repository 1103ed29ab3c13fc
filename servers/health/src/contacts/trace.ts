/** Source tracing: where a case may have caught it, in the days before its onset that the disease names; nearer ones are those of passing on. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { traceSource as endpoint } from "@bluezone/contract/health/contacts";
import { addDays } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { beganOn } from "../cases/case.ts";
import { type CaseRow, findCase } from "../cases/store.ts";
import { numberOf, shownDay } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { sourcesOf } from "./find-contacts.ts";
import { contactsBetween, nearOthers, positiveCasesOf } from "./trace-store.ts";

type Trace = ResponseOf<typeof endpoint>;

const countedFrom = (row: CaseRow): Trace["counted"]["from"] =>
  row.onset_day !== null ? "onset" : row.sample_day !== null ? "sample" : "class";

/** The view, and the ids of everybody whose name it shows; undefined when the case is not there or out of reach. */
export async function traceSource(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  scopes: { readonly cases: Scope; readonly contacts: Scope },
  caseId: string,
): Promise<{ readonly trace: Trace; readonly people: readonly string[] } | undefined> {
  const row = await findCase(sql, scopes.cases, caseId);
  if (!row) return undefined;
  const counted = beganOn(row);
  const { from, to } = context.config.disease.tracing;
  const [earliest, latest] = [addDays(counted, -to), addDays(counted, -from)];
  const rows = await contactsBetween(sql, scopes.contacts, caseId, [earliest, latest]);
  const people = await readPeople(
    sql,
    await openPeopleKeys(context, sql),
    context.random,
    rows.map(({ person_id }) => person_id),
  );
  const ids = [...people.keys()];
  const cases = await positiveCasesOf(sql, ids);
  const earlierOf = (person: string) =>
    cases.find((one) => one.person_id === person && beganOn(one) < counted);
  const contactOf = await nearOthers(sql, row);
  const { config } = context;
  return {
    people: ids,
    trace: {
      number: numberOf(config, row.number),
      counted: { from: countedFrom(row), day: shownDay(counted) },
      earliest: shownDay(earliest),
      latest: shownDay(latest),
      contacts: rows.flatMap((one) => {
        const { id, person_id, sent_day } = one;
        const person = people.get(person_id);
        const day = one.day ?? sent_day;
        if (!person || day === null) return [];
        const earlier = earlierOf(person_id);
        return {
          id,
          name: person.name,
          day: shownDay(day),
          daysBefore: counted - day,
          part: one.day === null ? one.sent_part : one.part,
          sources: sourcesOf(one),
          appDay: sent_day === null ? null : shownDay(sent_day),
          earlierCase: earlier
            ? {
                number: numberOf(config, earlier.number),
                onsetDay: earlier.onset_day === null ? null : shownDay(earlier.onset_day),
                sampleDay: earlier.sample_day === null ? null : shownDay(earlier.sample_day),
              }
            : null,
        };
      }),
      contactOf: contactOf.map((one) => ({
        number: numberOf(config, one.number),
        day: one.day === null ? null : shownDay(one.day),
        class: one.class,
        sources: sourcesOf(one),
      })),
    },
  };
}
