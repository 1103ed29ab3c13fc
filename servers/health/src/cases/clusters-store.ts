/** The SQL of which cases are in which clusters. A record that was merged into another is in its clusters by way of that one. */
import type { Sql } from "../tables.ts";

/** Cases that go on in no other, by cluster, with when the first of their records came into it; as a query. */
export const casesInClusters = (sql: Sql) =>
  sql
    .withRecursive("going(cluster_id, id, added_ms)", (made) =>
      made
        .selectFrom("cluster_member")
        .select(["cluster_member.cluster_id", "cluster_member.case_id as id", "cluster_member.added_ms"])
        .where("cluster_member.case_id", "is not", null)
        .$narrowType<{ id: string }>()
        .union(
          made
            .selectFrom("going")
            .innerJoin("case_record", "case_record.id", "going.id")
            .select(["going.cluster_id", "case_record.merged_into as id", "going.added_ms"])
            .where("case_record.merged_into", "is not", null)
            .$narrowType<{ id: string }>(),
        ),
    )
    .selectFrom("going")
    .innerJoin("case_record", "case_record.id", "going.id")
    .select(["going.cluster_id", "going.id", "case_record.unit_path"])
    .select(({ fn }) => fn.min<string>("going.added_ms").as("added_ms"))
    .where("case_record.merged_into", "is", null)
    .groupBy(["going.cluster_id", "going.id", "case_record.unit_path"]);

/** Ids of the cases that are in a cluster; as a query. */
export const idsInCluster = (sql: Sql, clusterId: string) =>
  sql
    .selectFrom(casesInClusters(sql).as("inside"))
    .select("inside.id")
    .where("inside.cluster_id", "=", clusterId);

/** A cluster that a case is in, with when it came into it, and by whom. */
type ClusterOfCase = {
  readonly case_id: string;
  readonly id: string;
  readonly name: string;
  readonly added_ms: string;
  readonly added_by: string;
};

/** The clusters of cases and of all records that were merged into them, by name. */
export const clustersOf = async (sql: Sql, caseIds: readonly string[]): Promise<readonly ClusterOfCase[]> =>
  caseIds.length === 0
    ? []
    : sql
        .withRecursive("records(case_id, id)", (made) =>
          made
            .selectFrom("case_record")
            .select(["case_record.id as case_id", "case_record.id"])
            .where("case_record.id", "in", caseIds)
            .union(
              made
                .selectFrom("records")
                .innerJoin("case_record", "case_record.merged_into", "records.id")
                .select(["records.case_id", "case_record.id"]),
            ),
        )
        .selectFrom("records")
        .innerJoin("cluster_member", "cluster_member.case_id", "records.id")
        .innerJoin("cluster", "cluster.id", "cluster_member.cluster_id")
        .distinctOn(["cluster.name", "cluster.id", "records.case_id"])
        .select([
          "records.case_id",
          "cluster.id",
          "cluster.name",
          "cluster_member.added_ms",
          "cluster_member.added_by",
        ])
        .orderBy("cluster.name")
        .orderBy("cluster.id")
        .orderBy("records.case_id")
        .orderBy("cluster_member.added_ms")
        .execute();
