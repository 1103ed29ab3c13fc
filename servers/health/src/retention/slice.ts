/** What is deleted when: the rules of all slices, with a proof by the day. */
import { proofMigrations } from "@bluezone/server-kit/jobs/retention";
import { Name } from "@bluezone/server-kit/measure/events";
import { COUNTED } from "../counted.ts";
import type { HealthSlice } from "../slice.ts";
import { KEEP } from "./keep.ts";
import { RETENTION_STEP, type Rules, retain } from "./retention.ts";
import type {} from "./tables.ts";

/** @param rules all of them, its own too. Its tables came with those of codes and of cases. */
export const retention = (rules: Rules): HealthSlice => ({
  name: "retention",
  migrations: proofMigrations(COUNTED, "0001-codes"),
  serve: (context) => ({
    jobs: [{ name: Name("retention"), every: RETENTION_STEP, run: (now) => retain(context, rules, now) }],
  }),
  keep: KEEP,
  lasting: { retention_proof: "a job" },
  backup: ["retention_proof", "keep_proof"],
});
