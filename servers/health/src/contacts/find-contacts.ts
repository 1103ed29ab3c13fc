/** The list of contacts within reach, the newest first, a page at a time. */
import type { ContactLine, listContacts as door } from "@bluezone/contract/health/contacts";
import { addDays, type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { z } from "zod";
import { numberOf, shownAt, shownDay } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { countTo } from "../count-to.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { hasWords, soughtMarks } from "../people/marks.ts";
import { ofMarked, readPeople, readSought } from "../people/store.ts";
import { ms, type Sql } from "../tables.ts";
import type { ContactRow } from "./tables.ts";

type Filter = z.output<(typeof door)["request"]>;
type Answer = z.output<(typeof door)["response"]>;
/** Who asks from where, when. */
type Asking = {
  readonly keys: PeopleKeys;
  readonly scope: Scope;
  readonly now: Instant;
  readonly today: Day;
};

const NOTHING = raw<boolean>`false`;

/** Counting stops here: beyond it the list says "more than". A search counts to its first page's end. */
const MOST_COUNTED = 100_000;

/** What of the filter is SQL. */
async function filtered(
  sql: Sql,
  { keys, scope, now, today }: Asking,
  { class: asked, source, due, commune, caseId, words = "" }: Filter,
) {
  const people = sql.selectFrom("person").select("person.id");
  let query = sql.selectFrom("contact").where(inScope(scope, "contact.unit_path"));
  if (asked === "waiting") query = query.where("contact.class", "is", null);
  else if (asked !== undefined) query = query.where("contact.class", "=", asked);
  if (source !== undefined) query = query.where("contact.source", "=", source);
  if (caseId !== undefined) query = query.where("contact.case_id", "=", caseId);
  if (commune !== undefined)
    query = query.where("contact.person_id", "in", people.where("person.commune", "=", commune));
  const end = ms(dayStart(addDays(today, 1), "vietnam"));
  if (due === "none") query = query.where("contact.due_ms", "is", null);
  if (due === "late") query = query.where("contact.due_ms", "<", ms(now));
  if (due === "today") query = query.where("contact.due_ms", ">=", ms(now)).where("contact.due_ms", "<", end);
  if (due === "later") query = query.where("contact.due_ms", ">=", end);
  if (words.trim() !== "") {
    const marks = soughtMarks(keys.marks, readSought(words));
    query = query.where(marks.length === 0 ? NOTHING : await ofMarked(sql, "contact.person_id", marks));
  }
  return { query };
}

/** What somebody sent from the app; null where nobody did. */
export const sentOf = (row: ContactRow): ContactLine["sent"] =>
  row.source === "app"
    ? {
        day: row.sent_day === null ? null : shownDay(row.sent_day),
        part: row.sent_part,
        minutes: row.sent_minutes,
        confidence: row.confidence,
      }
    : null;

/** A page of them. `next` goes on behind the last row that was looked at, so that no row is missed or shown twice. */
export async function findContacts(
  { config, random }: Pick<Context, "config" | "random">,
  sql: Sql,
  asking: Asking,
  filter: Filter,
): Promise<Answer> {
  const { limit, after, words = "" } = filter;
  const { query } = await filtered(sql, asking, filter);
  const all = sql.selectFrom("contact").where(inScope(asking.scope, "contact.unit_path"));
  const narrowed = Object.keys(filter).some((key) => key !== "limit" && key !== "after");
  const total = after === undefined ? await countTo(sql, all, MOST_COUNTED) : null;
  const searched =
    total === null || words.trim() === ""
      ? undefined
      : await query
          .select("contact.id")
          .orderBy("contact.made_ms", "desc")
          .orderBy("contact.id", "desc")
          .limit(limit + 1)
          .execute();
  const found = searched
    ? { total: Math.min(searched.length, limit), more: searched.length > limit }
    : total && narrowed
      ? await countTo(sql, query, MOST_COUNTED)
      : total;
  // What was looked through for the count is not looked through again for the page.
  const shown = searched?.slice(0, limit).map((one) => one.id) ?? [];
  const page =
    searched === undefined ? query : sql.selectFrom("contact").where("contact.id", "in", [...shown, ""]);
  const [madeMs = "", id = ""] = after?.split(".") ?? [];
  const rows = await page
    .leftJoin("case_record", "case_record.id", "contact.case_id")
    .selectAll("contact")
    .select("case_record.number as case_number")
    .$if(after !== undefined, (behind) =>
      behind.where(
        raw<boolean>`(${raw.ref("contact.made_ms")}, ${raw.ref("contact.id")}) < (${madeMs}::bigint, ${id})`,
      ),
    )
    .orderBy("contact.made_ms", "desc")
    .orderBy("contact.id", "desc")
    .limit(limit)
    .execute();
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
