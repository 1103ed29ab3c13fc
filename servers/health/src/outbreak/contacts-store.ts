/** The SQL of contacts of new cases. */
import type { CONTACT_GROUPS } from "@bluezone/contract/health/outbreak";
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";
import type { Asking } from "./asked.ts";
import { newCasesIn } from "./placed-store.ts";

/** A group of contacts. */
export type ContactGroup = (typeof CONTACT_GROUPS)[number];

const COUNTED = ["interview", "app", "file", "F1", "F2"] as const satisfies readonly ContactGroup[];

/** Cases that have `all` contacts each, and how many of each group they have together. */
export type CasesWith = Readonly<Record<"cases" | ContactGroup, number>>;

/** The new cases by how many contacts they have, those with the fewest first. */
export async function casesByContacts(sql: Sql, asking: Asking): Promise<readonly CasesWith[]> {
  const rows = await sql
    .selectFrom(newCasesIn(sql, asking).select("it.id").as("fresh"))
    .leftJoin("contacts_of_case as near", "near.case_id", "fresh.id")
    .select(({ fn }) => fn.countAll<string>().as("cases"))
    .select(raw<number>`coalesce(near.interview + near.app + near.file, 0)`.as("all"))
    .select(({ fn }) => COUNTED.map((group) => fn.sum<string | null>(`near.${group}`).as(group)))
    .groupBy("all")
    .orderBy("all")
    .execute();
  return rows.map(({ all, cases, ...sums }) => ({
    ...{ cases: Number(cases), all },
    ...(Object.fromEntries(COUNTED.map((group) => [group, Number(sums[group] ?? 0)])) as Record<
      (typeof COUNTED)[number],
      number
    >),
  }));
}

/** How many contacts of new cases became a case that counts, by where they are from and by class. */
export async function contactsTurned(sql: Sql, asking: Asking) {
  const rows = await sql
    .selectFrom("contact")
    .innerJoin(newCasesIn(sql, asking).select("it.id").as("fresh"), "fresh.id", "contact.case_id")
    .innerJoin("case_record as became", "became.id", "contact.became_case_id")
    .where("contact.became_case_id", "is not", null)
    .where("became.class", "in", ["confirmed", "probable"])
    .select(({ fn }) => ["contact.source", "contact.class", fn.countAll<string>().as("became")])
    .groupBy(["contact.source", "contact.class"])
    .execute();
  return rows.map(({ became, ...of }) => ({ ...of, became: Number(became) }));
}
