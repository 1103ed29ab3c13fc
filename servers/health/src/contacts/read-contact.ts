/** One contact with all that is around it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { ContactShown, readContact as endpoint } from "@bluezone/contract/health/contacts";
import type { Day, Instant } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import { actorNames, unitName } from "../cases/names-store.ts";
import { numberOf, shownAt, shownDay, wholePerson } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { becameCase, contactsOfContact, followUpsOf, nearOf } from "./around-store.ts";
import { sentOf, sourcesOf } from "./find-contacts.ts";
import { findContact, shownContactOf } from "./store.ts";
import { onsetsOf, shownSuggestion, suggestFor } from "./suggest.ts";

type ContactAnswer = ResponseOf<typeof endpoint>;

/** The contact, and the ids of everybody whose name it shows; undefined when it is not there or out of reach. */
export async function readContact(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  { scope, now, today }: { readonly scope: Scope; readonly now: Instant; readonly today: Day },
  id: string,
): Promise<{ readonly read: ContactAnswer; readonly people: readonly string[] } | undefined> {
  const row = (await findContact(sql, scope, id)) ?? (await shownContactOf(sql, { scope, now }, id));
  if (!row) return undefined;
  const { config, random } = context;
  const near = await nearOf(sql, row);
  const around = await contactsOfContact(sql, id);
  const seen = [...(near ? [near] : []), ...around].filter(({ unit_path }) => within(scope, unit_path));
  const people = await readPeople(sql, await openPeopleKeys(context, sql), random, [
    row.person_id,
    ...seen.map(({ person_id }) => person_id),
  ]);
  const person = people.get(row.person_id);
  if (!person) return undefined;
  const [followUps, unit, became, onsetOf, names] = await Promise.all([
    followUpsOf(sql, id),
    unitName(sql, row.unit_id),
    becameCase(sql, row),
    onsetsOf(sql, [row]),
    actorNames(sql, [row.changed_by, ...(row.classed_by === null ? [] : [row.classed_by])]),
  ]);
  const contact: ContactShown = {
    id,
    version: row.version,
    person: wholePerson(person),
    personVersion: person.version,
    unitPath: row.unit_path,
    unitName: unit,
    source: row.source,
    sources: sourcesOf(row),
    day: row.day === null ? null : shownDay(row.day),
    part: row.part,
    minutes: row.minutes,
    masked: row.masked,
    distance: row.distance,
    touched: row.touched,
    carer: row.carer,
    near: near
      ? {
          kind: near.kind,
          id: near.id,
          number: near.number === null ? null : numberOf(config, near.number),
          name: people.get(near.person_id)?.name ?? null,
        }
      : null,
    sent: sentOf(row),
    note: person.own.openOrNull(`contact/${id}/note`, row.note),
    classed:
      row.class === null || row.classed_ms === null
        ? null
        : {
            class: row.class,
            suggested: row.suggested ?? "unsure",
            document: row.rule_document,
            validFrom: row.rule_day === null ? null : shownDay(row.rule_day),
            reason: person.own.openOrNull(`contact/${id}/reason`, row.reason),
            at: shownAt(row.classed_ms),
            by: names.get(row.classed_by ?? "") ?? "",
          },
    suggestion: shownSuggestion(suggestFor(config.disease, row, onsetOf(row), today)),
    becameCase: became
      ? {
          id: became.id,
          number: numberOf(config, became.number),
          discarded: became.class === "discarded",
        }
      : null,
    made: shownAt(row.made_ms),
    changed: shownAt(row.changed_ms),
    changedBy: names.get(row.changed_by) ?? "",
  };
  return {
    people: [...people.keys()],
    read: {
      contact,
      followUps: followUps.map((one) => ({
        id: one.id,
        version: one.version,
        kind: one.kind,
        due: shownAt(one.due_ms),
        outcome: one.outcome,
        done: one.done_ms === null ? null : shownAt(one.done_ms),
        note: person.own.openOrNull(`follow-up/${one.id}/note`, one.note),
      })),
      around: around.flatMap(({ id, person_id, class: classed }) => {
        const name = people.get(person_id)?.name;
        return name === undefined ? [] : [{ id, name, class: classed }];
      }),
    },
  };
}
