/** Clusters and events: /api/health/clusters/. */
import type { HealthSlice } from "../slice.ts";
import { KEEP } from "./keep.ts";
import { clusters as tables } from "./migration.ts";
import { OF_CASE } from "./of-case.ts";
import { addClusters } from "./routes.ts";
import type {} from "./tables.ts";
import { GROWN } from "./waiting-store.ts";

/** Who is in a cluster is deleted with the case or the contact. The first form of `cluster` came with the cases. */
export const clusters: HealthSlice = {
  name: "clusters",
  migrations: { "0025-clusters": tables },
  serve: (context) => ({ endpoints: (_, desk) => addClusters(desk, context) }),
  keep: KEEP,
  ofCase: OF_CASE,
  waiting: [GROWN],
  lasting: { cluster_member: "cluster", cluster_change: "cluster" },
  backup: ["cluster", "cluster_member", "cluster_change"],
};
