/** The list of contacts within reach, the newest first, a page at a time. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { searchedCaseNumber } from "@bluezone/contract/health/case-number";
import type { ContactLine, listContacts as endpoint } from "@bluezone/contract/health/contacts";
import { numberOf, shownAt, shownDay } from "../cases/view.ts";
import type { Context } from "../context.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { hasWords, soughtMarks } from "../people/marks.ts";
import { readPeople, readSought } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { type Filter, listContacts, type Moment } from "./list-store.ts";
import type { ContactRow } from "./tables.ts";

type Answer = ResponseOf<typeof endpoint>;
/** Who asks from where, when. */
type Asking = Moment & { readonly keys: PeopleKeys };

/** Minutes as a class. */
function durationOf(minutes: number | null): NonNullable<ContactLine["sent"]>["duration"] {
  if (minutes === null) return null;
  if (minutes < 15) return "under-15";
  if (minutes < 30) return "under-30";
  return minutes < 60 ? "under-60" : "longer";
}

/** What somebody sent from the app; null where nobody did. */
export const sentOf = (row: ContactRow): ContactLine["sent"] =>
  row.sent_ms === null
    ? null
    : {
        day: row.sent_day === null ? null : shownDay(row.sent_day),
        part: row.sent_part,
        minutes: row.sent_minutes,
        duration: durationOf(row.sent_minutes),
        confidence: row.confidence,
        at: shownAt(row.sent_ms),
        tied: row.tied_ms === null ? null : shownAt(row.tied_ms),
      };

/** Where a contact is known from. */
export const sourcesOf = ({
  source,
  sent_ms,
}: Pick<ContactRow, "source" | "sent_ms">): ContactLine["sources"] =>
  source === "app" || sent_ms === null ? [source] : [source, "app"];

/** A page of them; a number of a record in place of a name finds who was near it. `next` goes on behind the last row that was looked at, so that no row is missed or shown twice. */
export async function findContacts(
  { config, random }: Pick<Context, "config" | "random">,
  sql: Sql,
  asking: Asking,
  filter: Filter,
): Promise<Answer> {
  const { limit } = filter;
  const number = searchedCaseNumber(filter.words ?? "", config.casePrefix);
  const words = number === undefined ? (filter.words ?? "") : "";
  const marks = words.trim() === "" ? undefined : soughtMarks(asking.keys.marks, readSought(words));
  const { rows, total, found } = await listContacts(sql, asking, filter, { number, marks });
  const people = await readPeople(
    sql,
    asking.keys,
    random,
    rows.map(({ person_id }) => person_id),
  );
  // Marks hold the beginnings of words up to ten letters: what is longer is held against the names here.
  const sought = words.trim() === "" ? [] : readSought(words).words;
  const contacts = rows.flatMap((row): ContactLine[] => {
    const person = people.get(row.person_id);
    if (!person || !hasWords(person.name, sought)) return [];
    return [
      {
        id: row.id,
        version: row.version,
        personId: person.id,
        name: person.name,
        birthYear: person.birthYear,
        commune: person.commune,
        class: row.class,
        day: row.day === null ? null : shownDay(row.day),
        part: row.part,
        minutes: row.minutes,
        confidence: row.confidence,
        source: row.source,
        sources: sourcesOf(row),
        caseNumber: row.case_number === null ? null : numberOf(config, row.case_number),
        next:
          row.due_ms === null || row.due_kind === null
            ? null
            : { kind: row.due_kind, due: shownAt(row.due_ms) },
        sent: sentOf(row),
        becameCase: row.became_case_id !== null,
      },
    ];
  });
  const last = rows.at(-1);
  return {
    contacts,
    next: last && rows.length === limit ? `${last.made_ms}.${last.id}` : null,
    found: found && found.total - (rows.length - contacts.length),
    total: total?.total ?? null,
    more: found && total && { found: found.more, total: total.more },
  };
}
