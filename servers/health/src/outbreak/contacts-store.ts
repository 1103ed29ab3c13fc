/** The SQL of contacts of new cases. */
import { CONTACT_BOUNDS, CONTACT_GROUPS } from "@bluezone/contract/health/outbreak";
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";
import type { Asking } from "./asked.ts";
import { newCasesIn } from "./placed-store.ts";

/** A group of contacts. */
export type ContactGroup = (typeof CONTACT_GROUPS)[number];

/** Which contacts are in a group. */
const IN_GROUP: Readonly<Record<ContactGroup, string>> = {
  all: "true",
  interview: "contact.source = 'interview'",
  app: "contact.source = 'app'",
  file: "contact.source = 'file'",
  F1: "contact.class = 'F1'",
  F2: "contact.class = 'F2'",
};
const BARS = CONTACT_BOUNDS.length + 1;

/** How many cases have so many contacts, quartiles of them, and how many contacts and cases of them each group has. */
export type ContactTotals = {
  readonly counts: readonly number[];
  readonly quartiles: readonly number[] | null;
  readonly groups: Readonly<Record<ContactGroup, { readonly contacts: number; readonly became: number }>>;
};

/** The totals of the new cases' contacts. */
export async function contactTotals(sql: Sql, asking: Asking): Promise<ContactTotals> {
  const cases = newCasesIn(sql, asking).select("it.id");
  const { district, commune } = asking.part;
  const isPart = district !== undefined || commune !== undefined;
  // Of a part its cases are few; of the province the index with all contacts is read once, in its order.
  const contacts = sql
    .selectFrom("contact")
    .where("contact.case_id", "is not", null)
    .$if(isPart, (all) => all.where("contact.case_id", "in", cases))
    .select("contact.case_id")
    .select(
      CONTACT_GROUPS.map((group) =>
        raw<string>`count(*) filter (where ${raw.raw(IN_GROUP[group])})`.as(group),
      ),
    )
    .groupBy("contact.case_id");
  // Those who became a case that counts: few, and in an index of their own.
  const turned = contacts
    .innerJoin("case_record as became", "became.id", "contact.became_case_id")
    .where("contact.became_case_id", "is not", null)
    .where("became.class", "in", ["confirmed", "probable"]);
  const n = (of: string) => raw<string>`coalesce(${raw.ref(of)}, 0)`;
  const ofEach = sql
    .selectFrom(cases.as("it"))
    .leftJoin(contacts.as("near"), "near.case_id", "it.id")
    .leftJoin(turned.as("turned"), "turned.case_id", "it.id")
    .select(
      CONTACT_GROUPS.flatMap((group) => [
        n(`near.${group}`).as(group),
        n(`turned.${group}`).as(`${group}_became`),
      ]),
    )
    .as("each");
  const row = (await sql
    .selectFrom(ofEach)
    .select([
      ...Array.from({ length: BARS }, (_, bar) =>
        raw<string>`count(*) filter (where width_bucket("all", ${CONTACT_BOUNDS.map((n) => n + 1)}::bigint[]) = ${raw.lit(bar)})`.as(
          `bar${bar}`,
        ),
      ),
      raw<number[] | null>`percentile_cont(array[0.25, 0.5, 0.75]) within group (order by "all")`.as(
        "quartiles",
      ),
      ...CONTACT_GROUPS.flatMap((group) => [
        raw<string | null>`sum(${raw.ref(group)})`.as(group),
        raw<string | null>`sum(${raw.ref(`${group}_became`)})`.as(`${group}_became`),
      ]),
    ])
    .executeTakeFirstOrThrow()) as unknown as Readonly<Record<string, string>> & {
    readonly quartiles: number[] | null;
  };
  return {
    counts: Array.from({ length: BARS }, (_, bar) => Number(row[`bar${bar}`])),
    quartiles: row.quartiles,
    groups: Object.fromEntries(
      CONTACT_GROUPS.map((group) => [
        group,
        { contacts: Number(row[group] ?? 0), became: Number(row[`${group}_became`] ?? 0) },
      ]),
    ) as ContactTotals["groups"],
  };
}
