/** The SQL of chains: the cases within reach, and in a second question all links to them. */
import { MOST_CHAINED } from "@bluezone/contract/health/chains";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { idsInCluster } from "../cases/clusters-store.ts";
import type { Sql } from "../tables.ts";

/** What the cases are narrowed to. Days are days of Vietnam since 1970, both included. */
export type ChainFilter = {
  readonly communes?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly clusterId?: string | undefined;
};

/** First symptoms, or the sample's day, or the class's. */
const BEGAN = raw<number>`coalesce(case_record.onset_day, case_record.sample_day, case_record.class_day)`;

/** Cases with their people, those that began last; one more than is shown where there are more. */
export function casesOfChains(
  sql: Sql,
  scope: Scope,
  { communes, from, to, clusterId }: ChainFilter,
  most = MOST_CHAINED,
) {
  let query = sql
    .selectFrom("case_record")
    .innerJoin("person", "person.id", "case_record.person_id")
    .selectAll("person")
    .select([
      "case_record.id as case_id",
      "case_record.number",
      "case_record.class",
      "case_record.outcome",
      "case_record.onset_day",
    ])
    .select(BEGAN.as("began"))
    .where(inScope(scope, "case_record.unit_path"))
    .where("case_record.merged_into", "is", null)
    .where("case_record.class", "<>", "discarded");
  if (communes !== undefined) query = query.where("case_record.commune", "in", communes);
  if (from !== undefined) query = query.where(BEGAN, ">=", from);
  if (to !== undefined) query = query.where(BEGAN, "<=", to);
  if (clusterId !== undefined) query = query.where("case_record.id", "in", idsInCluster(sql, clusterId));
  return query
    .orderBy(BEGAN, "desc")
    .orderBy("case_record.number", "desc")
    .limit(most + 1)
    .execute();
}

/** Contacts that became these cases, with the case that each was near, wherever that is. */
export async function linksTo(sql: Sql, ids: readonly string[]) {
  const links = sql
    .selectFrom("contact")
    .innerJoin("case_record as former", "former.id", "contact.case_id")
    .where("former.class", "<>", "discarded")
    .select([
      "contact.id",
      "contact.source",
      "contact.day",
      "contact.class as contact_class",
      "former.id as from_id",
      "former.number as from_number",
      "former.class as from_class",
      "former.onset_day as from_onset_day",
    ]);
  const these = raw<boolean>`became.id = any(${raw.val(ids)}::text[])`;
  return links
    .innerJoin("case_record as became", "became.id", "contact.became_case_id")
    .select(["became.id as to_id", "became.from_contact_id as named_id"])
    .where(these)
    .union(
      links
        .innerJoin("case_record as became", "became.from_contact_id", "contact.id")
        .select(["became.id as to_id", "became.from_contact_id as named_id"])
        .where(these),
    )
    .orderBy("id")
    .execute();
}
