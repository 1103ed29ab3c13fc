/** The SQL of open clusters that grew in the last days. */
import { GROWN_DAYS } from "@bluezone/contract/health/clusters";
import { itemColumns } from "@bluezone/desk/waiting/items-store";
import { Days, minus } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { casesInClusters } from "../cases/clusters-store.ts";
import type { WaitingPart } from "../slice.ts";
import { ms } from "../tables.ts";

/** An item stands for the cases that came in, and goes when none came for three days or the cluster is closed. */
export const GROWN: WaitingPart = {
  kind: "clustersGrown",
  permission: "cases.write",
  items: (sql, scope, { now }) =>
    sql
      .selectFrom("cluster")
      .innerJoin(casesInClusters(sql).as("inside"), "inside.cluster_id", "cluster.id")
      .select(
        itemColumns({
          subject: "cluster.id",
          unit: "cluster.unit_path",
          label: "cluster.name",
          things: raw`count(*)`,
          since: raw`min(${raw.ref("inside.added_ms")})`,
        }),
      )
      .where(inScope(scope, "cluster.unit_path"))
      .where("cluster.closed_ms", "is", null)
      .where("inside.added_ms", ">", ms(minus(now, Days(GROWN_DAYS))))
      .groupBy(["cluster.id", "cluster.unit_path", "cluster.name"]),
};
