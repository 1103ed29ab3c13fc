/** The SQL of clusters of cases. */
import type { Cluster } from "@bluezone/contract/health/clusters";
import { inScope, type Scope, within } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { ActionContext } from "../action-context.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { ClusterRow } from "./tables.ts";

/** Clusters of units within a scope, and of those above them: a district's cluster is there for its stations' cases. */
export async function findClusters(sql: Sql, scope: Scope): Promise<readonly Cluster[]> {
  const rows = await sql
    .selectFrom("cluster")
    .leftJoin("case_record", (join) =>
      join
        .onRef("case_record.cluster_id", "=", "cluster.id")
        .on("case_record.merged_into", "is", null)
        .on(inScope(scope, "case_record.unit_path")),
    )
    .select(["cluster.id", "cluster.name", "cluster.unit_path"])
    .select(({ fn }) => fn.count<string>("case_record.id").as("cases"))
    .where(({ or }) => or([inScope(scope, "cluster.unit_path"), isAbove(scope)]))
    .groupBy(["cluster.id", "cluster.name", "cluster.unit_path"])
    .orderBy("cluster.name")
    .limit(500)
    .execute();
  return rows.map(({ id, name, unit_path, cases }) => ({
    id,
    name,
    cases: Number(cases),
    own: within(scope, unit_path),
  }));
}

/** Whether a cluster's unit stands above one of the scope. */
const isAbove = ({ paths }: Scope) =>
  paths.length === 0
    ? raw<boolean>`false`
    : raw<boolean>`(${raw.join(
        paths.map((path) => raw`starts_with(${path}, ${raw.ref("cluster.unit_path")})`),
        raw` or `,
      )})`;

/** Adds a cluster. */
export async function insertCluster(trx: Transaction, row: ClusterRow): Promise<void> {
  await trx.insertInto("cluster").values(row).execute();
}

/** Gives one within a scope another name; false when there is none such. */
export async function setClusterName(
  trx: Transaction,
  scope: Scope,
  id: string,
  name: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("cluster")
    .set({ name })
    .where("id", "=", id)
    .where(inScope(scope, "cluster.unit_path"))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Puts cases within a scope into a cluster, or with null out of any; how many there were. */
export async function setCluster(
  trx: Transaction,
  scope: Scope,
  ids: readonly string[],
  clusterId: string | null,
  { caller, now }: ActionContext,
): Promise<number> {
  const rows = await trx
    .updateTable("case_record")
    .set(({ eb }) => ({
      cluster_id: clusterId,
      version: eb("version", "+", 1),
      changed_ms: ms(now),
      changed_by: caller.id,
    }))
    .where("id", "in", ids)
    .where("merged_into", "is", null)
    .where(inScope(scope, "case_record.unit_path"))
    .returning("id")
    .execute();
  return rows.length;
}
