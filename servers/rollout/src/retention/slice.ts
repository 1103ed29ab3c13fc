/** What is deleted when: the rules of all slices, and files that no row names. */
import { retentionOf } from "@bluezone/desk/slice";
import { proofMigrations } from "@bluezone/server-kit/jobs/retention";
import { COUNTED } from "../counted.ts";
import type { RolloutSlice } from "../slice.ts";
import { retention as tables } from "./migration.ts";
import { retentionJob } from "./retention.ts";
import type {} from "./tables.ts";

/** @param below the slices whose rules it runs. */
export const retention = (below: readonly RolloutSlice[]): RolloutSlice => ({
  name: "retention",
  migrations: { "0012-retention": tables, ...proofMigrations(COUNTED, "0012-retention") },
  serve: (context) => ({ jobs: [retentionJob(context, retentionOf(below))] }),
  lasting: { retention_proof: "a job", unnamed_file: "a job" },
  backup: ["retention_proof", "unnamed_file"],
});
