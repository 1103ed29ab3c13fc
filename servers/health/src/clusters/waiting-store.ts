/** The SQL of open clusters that grew in the last days. */
import { GROWN_DAYS } from "@bluezone/contract/health/clusters";
import { Days, minus } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import { casesInClusters } from "../cases/clusters-store.ts";
import type { WaitingPart } from "../slice.ts";
import { fromMs, ms } from "../tables.ts";

/** An item stands for the cases that came in, and goes when none came for three days or the cluster is closed. */
export const GROWN: WaitingPart = {
  kind: "clustersGrown",
  permission: "cases.write",
  async rows(sql, scope, { now }) {
    const rows = await sql
      .selectFrom("cluster")
      .innerJoin(casesInClusters(sql).as("inside"), "inside.cluster_id", "cluster.id")
      .select(["cluster.id", "cluster.unit_path", "cluster.name"])
      .select(({ fn }) => [
        fn.countAll<string>().as("cases"),
        fn.min<string>("inside.added_ms").as("since_ms"),
      ])
      .where(inScope(scope, "cluster.unit_path"))
      .where("cluster.closed_ms", "is", null)
      .where("inside.added_ms", ">", ms(minus(now, Days(GROWN_DAYS))))
      .groupBy(["cluster.id", "cluster.unit_path", "cluster.name"])
      .execute();
    return rows.map(({ id, unit_path, name, cases, since_ms }) => ({
      subject: id,
      unitPath: unit_path,
      label: name,
      things: Number(cases),
      since: fromMs(since_ms),
    }));
  },
};
