/** What is deleted when: the rules of all slices, and files that no row names. */

import { retentionOf } from "@bluezone/desk/slice";
import type { RolloutSlice } from "../slice.ts";
import { retention as tables } from "./migration.ts";
import { quotaProof } from "./quota-proof-migration.ts";
import { retentionJob } from "./retention.ts";
import type {} from "./tables.ts";

/** @param below the slices whose rules it runs. */
export const retention = (below: readonly RolloutSlice[]): RolloutSlice => ({
  name: "retention",
  migrations: { "0012-retention": tables, "0015-quota-proof": quotaProof },
  serve: (context) => ({ jobs: [retentionJob(context, retentionOf(below))] }),
  backup: ["retention_proof", "unnamed_file"],
});
