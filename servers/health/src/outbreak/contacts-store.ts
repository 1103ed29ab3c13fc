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
/** Whether a contact became a case that counts. */
const BECAME = "became.id is not null";

const BARS = CONTACT_BOUNDS.length + 1;

/** How many cases have so many contacts, quartiles of them, and how many contacts and cases of them each group has. */
export type ContactTotals = {
  readonly counts: readonly number[];
  readonly quartiles: readonly number[] | null;
  readonly groups: Readonly<Record<ContactGroup, { readonly contacts: number; readonly became: number }>>;
};

/** The totals of the new cases' contacts. */
export async function contactTotals(sql: Sql, asking: Asking): Promise<ContactTotals> {
  const ofEach = newCasesIn(sql, asking)
    .leftJoin("contact", "contact.case_id", "it.id")
    .leftJoin("case_record as became", (join) =>
      join
        .onRef("became.id", "=", "contact.became_case_id")
        .on("became.class", "in", ["confirmed", "probable"]),
    )
    .select([
      "it.id",
      ...CONTACT_GROUPS.flatMap((group) => [
        raw<string>`count(contact.id) filter (where ${raw.raw(IN_GROUP[group])})`.as(group),
        raw<string>`count(contact.id) filter (where ${raw.raw(`${BECAME} and ${IN_GROUP[group]}`)})`.as(
          `${group}_became`,
        ),
      ]),
    ])
    .groupBy("it.id")
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
