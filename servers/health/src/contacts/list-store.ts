/** The SQL of the list of contacts. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { listContacts as endpoint } from "@bluezone/contract/health/contacts";
import { addDays, type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { countTo } from "../count-to.ts";
import { ofMarked } from "../people/store.ts";
import { ms, type Sql } from "../tables.ts";

/** What a list is narrowed to, and which part of it is asked for. */
export type Filter = RequestOf<typeof endpoint>;
/** From where it is asked, when. */
export type Moment = { readonly scope: Scope; readonly now: Instant; readonly today: Day };

const NOTHING = raw<boolean>`false`;

/** Counting stops here: beyond it the list says "more than". A search counts to its first page's end. */
const MOST_COUNTED = 100_000;

/** What of the filter is SQL. */
async function filtered(
  sql: Sql,
  { scope, now, today }: Moment,
  { class: asked, source, due, commune, caseId }: Filter,
  marks: readonly string[] | undefined,
) {
  const people = sql.selectFrom("person").select("person.id");
  let query = sql.selectFrom("contact").where(inScope(scope, "contact.unit_path"));
  if (asked === "waiting") query = query.where("contact.class", "is", null);
  else if (asked !== undefined) query = query.where("contact.class", "=", asked);
  if (source === "app") query = query.where("contact.sent_ms", "is not", null);
  else if (source !== undefined) query = query.where("contact.source", "=", source);
  if (caseId !== undefined) query = query.where("contact.case_id", "=", caseId);
  if (commune !== undefined)
    query = query.where("contact.person_id", "in", people.where("person.commune", "=", commune));
  const end = ms(dayStart(addDays(today, 1), "vietnam"));
  if (due === "none") query = query.where("contact.due_ms", "is", null);
  if (due === "late") query = query.where("contact.due_ms", "<", ms(now));
  if (due === "today") query = query.where("contact.due_ms", ">=", ms(now)).where("contact.due_ms", "<", end);
  if (due === "later") query = query.where("contact.due_ms", ">=", end);
  if (marks !== undefined)
    query = query.where(marks.length === 0 ? NOTHING : await ofMarked(sql, "contact.person_id", marks));
  return { query };
}

/**
 * Rows of a page, the newest first; with the first page also how many there are in all, and how many the filter finds. @param marks
 * of whom is searched, if anybody is.
 */
export async function listContacts(
  sql: Sql,
  asking: Moment,
  filter: Filter,
  marks: readonly string[] | undefined,
) {
  const { limit, after } = filter;
  const { query } = await filtered(sql, asking, filter, marks);
  const all = sql.selectFrom("contact").where(inScope(asking.scope, "contact.unit_path"));
  const narrowed = Object.keys(filter).some((key) => key !== "limit" && key !== "after");
  const total = after === undefined ? await countTo(sql, all, MOST_COUNTED) : null;
  const searched =
    total === null || marks === undefined
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
  return { rows, total, found };
}
