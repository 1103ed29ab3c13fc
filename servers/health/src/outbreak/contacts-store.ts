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

/**
 * The new cases as `fresh`, each with its contacts as `each`; their contacts who became a case that counts as `turned`. Cases are
 * read once for each and joined in memory: they are so many that an index would be gone through once for each contact. Of a part
 * all of them are few.
 */
const tables = (sql: Sql, asking: Asking) =>
  sql
    .with(
      (cte) => cte("fresh").materialized(),
      () => newCasesIn(sql, asking).select("it.id"),
    )
    .with(
      (cte) => cte("counting").materialized(),
      (made) =>
        made
          .selectFrom("case_record as it")
          .where("it.class", "in", ["confirmed", "probable"])
          .$if(isPart(asking.part), (all) =>
            all.where("it.id", "in", ({ selectFrom }) =>
              selectFrom("contact")
                .innerJoin("fresh", "fresh.id", "contact.case_id")
                .where("contact.became_case_id", "is not", null)
                .select("contact.became_case_id"),
            ),
          )
          .select("it.id"),
    )
    .with("turned", (made) =>
      made
        .selectFrom("contact")
        .innerJoin("fresh", "fresh.id", "contact.case_id")
        .innerJoin("counting", "counting.id", "contact.became_case_id")
        .where("contact.became_case_id", "is not", null)
        .select(["contact.source", "contact.class"]),
    )
    .with("near", (made) =>
      made
        .selectFrom("contact")
        .where("contact.case_id", "is not", null)
        // Of the province the index with all contacts is read once, in its order.
        .$if(isPart(asking.part), (all) =>
          all.where("contact.case_id", "in", ({ selectFrom }) => selectFrom("fresh").select("fresh.id")),
        )
        .select("contact.case_id")
        .select(ofGroups())
        .groupBy("contact.case_id"),
    )
    .with("each", (made) =>
      made
        .selectFrom("fresh")
        .leftJoin("near", "near.case_id", "fresh.id")
        .select(
          CONTACT_GROUPS.map((group) => raw<number>`coalesce(${raw.ref(`near.${group}`)}, 0)`.as(group)),
        )
        .select(
          raw<number>`width_bucket(coalesce(near.all, 0), ${CONTACT_BOUNDS.map((n) => n + 1)}::int[])`.as(
            "bar",
          ),
        )
        // Worked out once for each case: without this the planner does it again in each count below.
        .offset(0),
    );

/** The totals of the new cases' contacts. */
export async function contactTotals(sql: Sql, asking: Asking): Promise<ContactTotals> {
  const became = raw<string>`(select json_build_object(${raw.join(
    CONTACT_GROUPS.flatMap((group) => [
      raw.lit(group),
      raw`count(*) filter (where ${raw.raw(IN_GROUP[group])})`,
    ]),
  )}) from turned as contact)`;
  const row = (await tables(sql, asking)
    .selectFrom("each")
    .select([
      ...Array.from({ length: BARS }, (_, bar) =>
        raw<string>`count(*) filter (where bar = ${raw.lit(bar)})`.as(`bar${bar}`),
      ),
      raw<number[] | null>`percentile_cont(array[0.25, 0.5, 0.75]) within group (order by "all")`.as(
        "quartiles",
      ),
      ...CONTACT_GROUPS.map((group) => raw<string | null>`sum(${raw.ref(group)})`.as(group)),
      became.as("became"),
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
