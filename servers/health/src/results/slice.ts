/** Laboratory results: /api/health/results of laboratories' own systems, files at the desk. */
import { deskOf, keyholdersOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { resultsJobs } from "./job.ts";
import { KEEP } from "./keep.ts";
import { results as tables } from "./migration.ts";
import { addHandIn, addResult } from "./routes.ts";

export const results: HealthSlice = {
  name: "results",
  migrations: { "0007-results": tables },
  serve: (context) => ({
    endpoints(http) {
      addHandIn(keyholdersOf(http), context);
      addResult(deskOf(http), context);
    },
    jobs: resultsJobs(context),
  }),
  keep: KEEP,
  backup: ["lab_file", "lab_fault", "lab_result"],
  // Messages that wait to leave: none leaves twice.
  leftOut: ["negative_notice"],
};
