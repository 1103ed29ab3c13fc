/** Laboratory results: /api/health/results of laboratories' own systems, files at the desk. */
import { deskOf, keyholdersOf } from "../callers.ts";
import { codesDeskJobs } from "../case-codes/job.ts";
import type { HealthSlice } from "../slice.ts";
import { resultsJobs } from "./job.ts";
import { KEEP } from "./keep.ts";
import { results as tables } from "./migration.ts";
import { addHandIn, addResult } from "./routes.ts";
import type {} from "./tables.ts";
import { FAULTY_FILES } from "./waiting-store.ts";

export const results: HealthSlice = {
  name: "results",
  migrations: { "0007-results": tables },
  serve: (context) => ({
    endpoints(http, desk) {
      addHandIn(keyholdersOf(http), context);
      addResult(deskOf(http), desk, context);
    },
    // A file brings cases: their codes leave in the same run.
    jobs: [...resultsJobs(context), ...codesDeskJobs(context)],
  }),
  keep: KEEP,
  waiting: [FAULTY_FILES],
  lasting: { lab_fault: "lab_file" },
  backup: ["lab_file", "lab_fault", "lab_result"],
  // Messages that wait to leave: none leaves twice.
  leftOut: ["negative_notice"],
};
