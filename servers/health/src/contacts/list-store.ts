/** The SQL of the list of contacts. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { listContacts as endpoint } from "@bluezone/contract/health/contacts";
import { addDays, type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { countTo } from "../count-to.ts";
import { recordsSought } from "../people/store.ts";
import { ms, type Sql } from "../tables.ts";

/** What a list is narrowed to, and which part of it is asked for. */
export type Filter = RequestOf<typeof endpoint>;
/** From where it is asked, when. */
export type Moment = { readonly scope: Scope; readonly now: Instant; readonly today: Day };

/** Counting stops here: beyond it the list says "more than". A search counts to its first page's end. */
const MOST_COUNTED = 100_000;

/** What of the filter a contact says itself. */
function filtered(sql: Sql, { scope, now, today }: Moment, { class: asked, source, due, caseId }: Filter) {
  let query = sql.selectFrom("contact").where(inScope(scope, "contact.unit_path"));
  if (asked === "waiting") query = query.where("contact.class", "is", null);
  else if (asked !== undefined) query = query.where("contact.class", "=", asked);
  if (source === "app") query = query.where("contact.sent_ms", "is not", null);
  else if (source !== undefined) query = query.where("contact.source", "=", source);
  if (caseId !== undefined) query = query.where("contact.case_id", "=", caseId);
  const end = ms(dayStart(addDays(today, 1), "vietnam"));
  if (due === "none") query = query.where("contact.due_ms", "is", null);
  if (due === "late") query = query.where("contact.due_ms", "<", ms(now));
  if (due === "today") query = query.where("contact.due_ms", ">=", ms(now)).where("contact.due_ms", "<", end);
  if (due === "later") query = query.where("contact.due_ms", ">=", end);
  return query;
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
  const { limit, after, commune } = filter;
  const { scope } = asking;
  const narrow = filtered(sql, asking, filter);
  const ofPeople = marks !== undefined || commune !== undefined;
  let people = recordsSought(sql, "contact", scope, marks);
  // Words without a mark, such as a single letter, find nobody.
  if (marks?.length === 0) people = people.where(raw<boolean>`false`);
  if (commune !== undefined) people = people.where("one.commune", "=", commune);
  const query = narrow.$if(ofPeople, (all) =>
    all.innerJoin(people.as("found"), "found.record_id", "contact.id"),
  );
  const place = ofPeople ? ["found.place", "found.record_id"] : ["contact.made_ms", "contact.id"];
  const [madeRef, idRef] = place.map((column) => raw.ref(column));
  const [madeMs = "", id = ""] = after?.split(".") ?? [];
  const page = await query
    .select("contact.id")
    .$if(after !== undefined, (all) =>
      all.where(raw<boolean>`(${madeRef}, ${idRef}) < (${madeMs}::bigint, ${id})`),
    )
    .orderBy(raw`${madeRef} desc, ${idRef} desc`)
    .limit(limit + 1)
    .execute();
  const all = sql.selectFrom("contact").where(inScope(scope, "contact.unit_path"));
  const total = after === undefined ? await countTo(sql, all, MOST_COUNTED) : null;
  const narrowed = Object.keys(filter).some((key) => key !== "limit" && key !== "after");
  const found =
    total && marks !== undefined
      ? { total: Math.min(page.length, limit), more: page.length > limit }
      : total && narrowed
        ? await countTo(sql, query, MOST_COUNTED)
        : total;
  const shown = page.slice(0, limit).map((one) => one.id);
  const rows = await sql
    .selectFrom("contact")
    .leftJoin("case_record", "case_record.id", "contact.case_id")
    .selectAll("contact")
    .select("case_record.number as case_number")
    .where("contact.id", "in", [...shown, ""])
    .orderBy("contact.made_ms", "desc")
    .orderBy("contact.id", "desc")
    .execute();
  return { rows, total, found };
}
