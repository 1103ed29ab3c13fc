/** The SQL of clusters. Who may see one, who is in it, and what became of it. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { listClusters as endpoint } from "@bluezone/contract/health/clusters";
import type { Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { type AliasableExpression, sql as raw, type Selectable } from "kysely";
import { casesInClusters } from "../cases/clusters-store.ts";
import { recordsOf } from "../cases/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { ClusterChangeRow, ClusterMemberRow, ClusterRow, NewClusterChange } from "./tables.ts";

/** A list ends here. */
export const MOST_CLUSTERS = 500;

/** Whether a cluster's unit stands above one of the scope. */
const isAbove = ({ paths }: Scope) =>
  paths.length === 0
    ? raw<boolean>`false`
    : raw<boolean>`(${raw.join(
        paths.map((path) => raw`starts_with(${path}, ${raw.ref("cluster.unit_path")})`),
        raw` or `,
      )})`;

/** Somebody in a cluster. */
type InCluster = {
  readonly cluster_id: string;
  readonly id: string;
  readonly unit_path: string;
  readonly added_ms: string;
};

/** Contacts by cluster; as a query. */
const contactsInClusters = (sql: Sql) =>
  sql
    .selectFrom("cluster_member")
    .innerJoin("contact", "contact.id", "cluster_member.contact_id")
    .select(["cluster_member.cluster_id", "contact.id", "contact.unit_path", "cluster_member.added_ms"]);

/**
 * Clusters of units within a scope and of those above them (a district's cluster is there for its stations' people), in a
 * commune that a unit of the scope is of, or with somebody within reach in it.
 */
const seenClusters = (sql: Sql, scope: Scope) =>
  sql
    .selectFrom("cluster")
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        inScope(scope, "cluster.unit_path"),
        isAbove(scope),
        exists(
          selectFrom("unit")
            .select("unit.id")
            .whereRef("unit.commune", "=", "cluster.commune")
            .where(inScope(scope, "unit.path")),
        ),
        ...[casesInClusters(sql), contactsInClusters(sql)].map((people: AliasableExpression<InCluster>) =>
          eb(
            "cluster.id",
            "in",
            sql
              .selectFrom(people.as("inside"))
              .select("inside.cluster_id")
              .where(inScope(scope, "inside.unit_path")),
          ),
        ),
      ]),
    );

/** A line of the list: how many are in it, within the scope, and how many cases came since. A unit's own come first. */
export async function listClusters(
  sql: Sql,
  scope: Scope,
  { state, kind, commune }: RequestOf<typeof endpoint>,
  since: Instant,
) {
  const sizes = (people: AliasableExpression<InCluster>) =>
    sql
      .selectFrom(people.as("inside"))
      .select("inside.cluster_id")
      .select(({ fn }) => [
        fn.countAll<string>().as("all"),
        fn.countAll<string>().filterWhere(inScope(scope, "inside.unit_path")).as("near"),
        fn.countAll<string>().filterWhere("inside.added_ms", ">", ms(since)).as("grown"),
        fn.max<string>("inside.added_ms").as("last_ms"),
      ])
      .groupBy("inside.cluster_id");
  let query = seenClusters(sql, scope)
    .leftJoin(sizes(casesInClusters(sql)).as("c"), "c.cluster_id", "cluster.id")
    .leftJoin(sizes(contactsInClusters(sql)).as("k"), "k.cluster_id", "cluster.id")
    .selectAll("cluster")
    .select([
      "c.all as cases",
      "c.near as near_cases",
      "c.grown",
      "k.all as contacts",
      "k.near as near_contacts",
    ]);
  if (state !== "all") query = query.where("cluster.closed_ms", state === "open" ? "is" : "is not", null);
  if (kind !== undefined) query = query.where("cluster.kind", "=", kind);
  if (commune !== undefined) query = query.where("cluster.commune", "=", commune);
  // What others put here does not push a unit's own out of the list, nor those of the units above it.
  return query
    .orderBy(inScope(scope, "cluster.unit_path"), "desc")
    .orderBy(isAbove(scope), "desc")
    .orderBy("cluster.closed_ms", (order) => order.desc().nullsFirst())
    .orderBy("c.last_ms", (order) => order.desc().nullsLast())
    .orderBy("cluster.name")
    .orderBy("cluster.id")
    .limit(MOST_CLUSTERS + 1)
    .execute();
}

/** One that the scope sees; undefined when there is none such. */
export const findCluster = (sql: Sql, scope: Scope, id: string): Promise<ClusterRow | undefined> =>
  seenClusters(sql, scope).selectAll("cluster").where("cluster.id", "=", id).executeTakeFirst();

/** The same, held until the transaction ends. */
export const lockSeen = (trx: Transaction, scope: Scope, id: string): Promise<ClusterRow | undefined> =>
  seenClusters(trx, scope)
    .selectAll("cluster")
    .where("cluster.id", "=", id)
    .forUpdate("cluster")
    .executeTakeFirst();

/** One of a unit within the scope, held until the transaction ends. */
export const lockOwn = (trx: Transaction, scope: Scope, id: string): Promise<ClusterRow | undefined> =>
  trx
    .selectFrom("cluster")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "cluster.unit_path"))
    .forUpdate()
    .executeTakeFirst();

/** One by its id, wherever it is. */
export const clusterById = (sql: Sql, id: string): Promise<ClusterRow | undefined> =>
  sql.selectFrom("cluster").selectAll().where("id", "=", id).executeTakeFirst();

/** Whether a commune is that of a unit within a scope. */
export const hasCommune = async (sql: Sql, scope: Scope, commune: string): Promise<boolean> =>
  (await sql
    .selectFrom("unit")
    .select("id")
    .where("commune", "=", commune)
    .where(inScope(scope, "unit.path"))
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Adds a cluster. */
export async function insertCluster(trx: Transaction, row: ClusterRow): Promise<void> {
  await trx.insertInto("cluster").values(row).execute();
}

/** Changes one, and counts its version up; answers the new one. */
export async function putCluster(
  trx: Transaction,
  row: Pick<ClusterRow, "id" | "version">,
  changes: Partial<ClusterRow>,
): Promise<number> {
  const version = row.version + 1;
  await trx
    .updateTable("cluster")
    .set({ ...changes, version })
    .where("id", "=", row.id)
    .execute();
  return version;
}

/** Cases of these ids within a scope that go on in no other. */
export const reachedCases = async (sql: Sql, scope: Scope, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0
    ? []
    : (
        await sql
          .selectFrom("case_record")
          .select("id")
          .where("id", "in", ids)
          .where("merged_into", "is", null)
          .where(inScope(scope, "case_record.unit_path"))
          .execute()
      ).map(({ id }) => id);

/** Contacts of these ids within a scope. */
export const reachedContacts = async (sql: Sql, scope: Scope, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0
    ? []
    : (
        await sql
          .selectFrom("contact")
          .select("id")
          .where("id", "in", ids)
          .where(inScope(scope, "contact.unit_path"))
          .execute()
      ).map(({ id }) => id);

/** How many are in a cluster, merged records among them. */
export async function countMembers(sql: Sql, clusterId: string): Promise<number> {
  const { n } = await sql
    .selectFrom("cluster_member")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("cluster_id", "=", clusterId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Adds members; ids of those that were not there before. */
export async function insertMembers(
  trx: Transaction,
  rows: readonly ClusterMemberRow[],
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const added = await trx
    .insertInto("cluster_member")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning("member_id")
    .execute();
  return added.map(({ member_id }) => member_id);
}

/** Takes members out, a case with all records that were merged into it; ids of those that were in it. */
export async function deleteMembers(
  trx: Transaction,
  clusterId: string,
  { caseIds, contactIds }: { readonly caseIds: readonly string[]; readonly contactIds: readonly string[] },
): Promise<readonly string[]> {
  const gone = await trx
    .deleteFrom("cluster_member")
    .where("cluster_id", "=", clusterId)
    .where(({ or, eb }) =>
      or([
        eb("contact_id", "in", [...contactIds, ""]),
        ...caseIds.map((id) => eb("case_id", "in", recordsOf(trx, id))),
      ]),
    )
    .returning("member_id")
    .execute();
  return gone.map(({ member_id }) => member_id);
}

/** Adds what was changed. */
export async function insertChange(trx: Transaction, row: NewClusterChange): Promise<void> {
  await trx.insertInto("cluster_change").values(row).execute();
}

/** What was changed, the last first. */
export const changesOf = (sql: Sql, clusterId: string): Promise<Selectable<ClusterChangeRow>[]> =>
  sql
    .selectFrom("cluster_change")
    .selectAll()
    .where("cluster_id", "=", clusterId)
    .orderBy("n", "desc")
    .limit(200)
    .execute();

/** The cases of a cluster, wherever they are, by when they began; what is out of reach is for the asker to hide. */
export const casesOfCluster = (sql: Sql, clusterId: string) =>
  sql
    .selectFrom(casesInClusters(sql).as("inside"))
    .innerJoin("case_record", "case_record.id", "inside.id")
    .innerJoin("unit", "unit.id", "case_record.unit_id")
    .select([
      "case_record.id",
      "case_record.number",
      "case_record.person_id",
      "case_record.unit_path",
      "case_record.class",
      "case_record.onset_day",
      "case_record.sample_day",
      "case_record.class_day",
      "unit.name as unit_name",
      "inside.added_ms",
    ])
    .where("inside.cluster_id", "=", clusterId)
    .orderBy("case_record.number")
    .execute();

/** The contacts of a cluster, wherever they are; what is out of reach is for the asker to hide. */
export const contactsOfCluster = (sql: Sql, clusterId: string) =>
  sql
    .selectFrom("cluster_member")
    .innerJoin("contact", "contact.id", "cluster_member.contact_id")
    .innerJoin("unit", "unit.id", "contact.unit_id")
    .select([
      "contact.id",
      "contact.person_id",
      "contact.unit_path",
      "contact.class",
      "contact.day",
      "unit.name as unit_name",
      "cluster_member.added_ms",
    ])
    .where("cluster_member.cluster_id", "=", clusterId)
    .orderBy("cluster_member.added_ms")
    .orderBy("contact.id")
    .execute();
