/** The SQL of the list of contacts. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { listContacts as endpoint } from "@bluezone/contract/health/contacts";
import { addDays, type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { recordsNumbered } from "../cases/store.ts";
import { countTo } from "../count-to.ts";
import { pageOf, recordsOf, searchRecords } from "../people/records-store.ts";
import { ms, type Sql } from "../tables.ts";
import type { ContactIds } from "./hooks.ts";

/** What a list is narrowed to, and which part of it is asked for. */
export type Filter = RequestOf<typeof endpoint>;
/** Whom a search is for: near the record of a number, or somebody's marks. */
type SearchedFor = { readonly number: number | undefined; readonly marks: readonly string[] | undefined };
/** From where it is asked, when. */
export type Moment = {
  readonly scope: Scope;
  readonly now: Instant;
  readonly today: Day;
  /** Ids of whoever has something left to be done, where the filter asks for that. */
  readonly left?: ContactIds | undefined;
};

/** Counting stops here: beyond it the list says "more than". A search counts to its first page's end. */
const MOST_COUNTED = 100_000;

/** What of the filter a contact says itself. */
function filtered(
  sql: Sql,
  { scope, now, today, left }: Moment,
  { class: asked, source, due, caseId }: Filter,
  number: number | undefined,
) {
  let query = sql.selectFrom("contact").where(inScope(scope, "contact.unit_path"));
  if (asked === "case") query = query.where("contact.became_case_id", "is not", null);
  else if (asked !== undefined) query = query.where("contact.became_case_id", "is", null);
  if (asked === "waiting") query = query.where("contact.class", "is", null);
  else if (asked !== undefined && asked !== "case") query = query.where("contact.class", "=", asked);
  if (source === "app") query = query.where("contact.sent_ms", "is not", null);
  else if (source !== undefined) query = query.where("contact.source", "=", source);
  if (left) query = query.where("contact.id", "in", left);
  if (caseId !== undefined) query = query.where("contact.case_id", "=", caseId);
  if (number !== undefined) query = query.where("contact.case_id", "in", recordsNumbered(sql, number));
  const end = ms(dayStart(addDays(today, 1), "vietnam"));
  if (due === "none") query = query.where("contact.due_ms", "is", null);
  if (due === "late") query = query.where("contact.due_ms", "<", ms(now));
  if (due === "today") query = query.where("contact.due_ms", ">=", ms(now)).where("contact.due_ms", "<", end);
  if (due === "later") query = query.where("contact.due_ms", ">=", end);
  return query;
}

/** Filters that a contact answers by itself. */
const OWN = ["class", "source", "due", "caseId", "left"] as const;

/** Ids of a page and of one contact more, and how many contacts the filter finds; undefined when nothing narrows the list. */
async function idsOf(sql: Sql, asking: Moment, filter: Filter, { number, marks }: SearchedFor) {
  const { limit, after, commune } = filter;
  const narrow = filtered(sql, asking, filter, number);
  const owned = number !== undefined || OWN.some((key) => filter[key] !== undefined);
  const among = owned ? narrow.select("contact.id") : undefined;
  const [place = "", id = ""] = after?.split(".") ?? [];
  const of = { scope: asking.scope, commune, after: after === undefined ? undefined : { place, id } };
  const most = limit + 1;
  if (marks !== undefined) {
    const page = await searchRecords(sql, "contact", of, { marks, among, most });
    return { page, found: { total: Math.min(page.length, limit), more: page.length > limit } };
  }
  if (commune !== undefined) {
    const records = recordsOf(sql, "contact", of, among);
    return {
      page: await pageOf(records, most),
      found: after === undefined ? await countTo(sql, records, MOST_COUNTED) : null,
    };
  }
  const rows = await narrow
    .select("contact.id")
    .$if(after !== undefined, (all) =>
      all.where(raw<boolean>`(contact.made_ms, contact.id) < (${place}::bigint, ${id})`),
    )
    .orderBy(raw`contact.made_ms desc, contact.id desc`)
    .limit(most)
    .execute();
  const found = owned && after === undefined ? await countTo(sql, narrow, MOST_COUNTED) : undefined;
  return { page: rows.map((one) => one.id), found };
}

/**
 * Rows of a page, the newest first; with the first page also how many there are in all, and how many the filter finds. @param sought
 * of whom is searched, if anybody is.
 */
export async function listContacts(sql: Sql, asking: Moment, filter: Filter, sought: SearchedFor) {
  const { limit, after } = filter;
  const { page, found } = await idsOf(sql, asking, filter, sought);
  const all = sql.selectFrom("contact").where(inScope(asking.scope, "contact.unit_path"));
  const total = after === undefined ? await countTo(sql, all, MOST_COUNTED) : null;
  const shown = page.slice(0, limit);
  const rows = await sql
    .selectFrom("contact")
    .leftJoin("case_record", "case_record.id", "contact.case_id")
    .selectAll("contact")
    .select("case_record.number as case_number")
    .where("contact.id", "in", [...shown, ""])
    .orderBy("contact.made_ms", "desc")
    .orderBy("contact.id", "desc")
    .execute();
  return { rows, total, found: total && (found ?? total) };
}
