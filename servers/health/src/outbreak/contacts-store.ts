/** The SQL of contacts of new cases. */
import { CONTACT_BOUNDS, CONTACT_GROUPS } from "@bluezone/contract/health/outbreak";
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";
import type { Asking } from "./asked.ts";
import { isPart, newCasesIn } from "./placed-store.ts";

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

/** Contacts of each group, of whatever is grouped. */
const ofGroups = () =>
  CONTACT_GROUPS.map((group) =>
    raw<number>`(count(*) filter (where ${raw.raw(IN_GROUP[group])}))::int`.as(group),
  );

/** Contacts of the new cases who became a case that counts: few, and in an index of their own. */
const becameCases = (sql: Sql, asking: Asking) =>
  newCasesIn(sql, asking)
    .innerJoin("contact", "contact.case_id", "it.id")
    .innerJoin("case_record as became", "became.id", "contact.became_case_id")
    .where("contact.became_case_id", "is not", null)
    .where("became.class", "in", ["confirmed", "probable"])
    .select(
      raw<string>`json_build_object(${raw.join(
        CONTACT_GROUPS.flatMap((group) => [
          raw.lit(group),
          raw`count(*) filter (where ${raw.raw(IN_GROUP[group])})`,
        ]),
      )})`.as("groups"),
    );

/** The totals of the new cases' contacts. */
export async function contactTotals(sql: Sql, asking: Asking): Promise<ContactTotals> {
  const cases = newCasesIn(sql, asking).select("it.id");
  // Of a part its cases are few; of the province the index with all contacts is read once, in its order.
  const contacts = sql
    .selectFrom("contact")
    .where("contact.case_id", "is not", null)
    .$if(isPart(asking.part), (all) => all.where("contact.case_id", "in", cases))
    .select("contact.case_id")
    .select(ofGroups())
    .groupBy("contact.case_id");
  const ofEach = sql
    .selectFrom(cases.as("it"))
    .leftJoin(contacts.as("near"), "near.case_id", "it.id")
    .select(CONTACT_GROUPS.map((group) => raw<number>`coalesce(${raw.ref(`near.${group}`)}, 0)`.as(group)))
    .select(
      raw<number>`width_bucket(coalesce(near.all, 0), ${CONTACT_BOUNDS.map((n) => n + 1)}::int[])`.as("bar"),
    )
    // Worked out once for each case: without this the planner does it again in each count below.
    .offset(0)
    .as("each");
  const row = (await sql
    .selectFrom(ofEach)
    .select([
      ...Array.from({ length: BARS }, (_, bar) =>
        raw<string>`count(*) filter (where bar = ${raw.lit(bar)})`.as(`bar${bar}`),
      ),
      raw<number[] | null>`percentile_cont(array[0.25, 0.5, 0.75]) within group (order by "all")`.as(
        "quartiles",
      ),
      ...CONTACT_GROUPS.map((group) => raw<string | null>`sum(${raw.ref(group)})`.as(group)),
      raw<Readonly<Record<ContactGroup, number>>>`(${becameCases(sql, asking)})`.as("became"),
    ])
    .executeTakeFirstOrThrow()) as unknown as Readonly<Record<string, string>> & {
    readonly quartiles: number[] | null;
    readonly became: Readonly<Record<ContactGroup, number>>;
  };
  return {
    counts: Array.from({ length: BARS }, (_, bar) => Number(row[`bar${bar}`])),
    quartiles: row.quartiles,
    groups: Object.fromEntries(
      CONTACT_GROUPS.map((group) => [
        group,
        { contacts: Number(row[group] ?? 0), became: row.became[group] },
      ]),
    ) as ContactTotals["groups"],
  };
}
