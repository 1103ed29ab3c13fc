/** What people ask about their own data: /api/health/data/. */

import { deskOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { dataJobs } from "./job.ts";
import { KEEP } from "./keep.ts";
import { data as tables } from "./migration.ts";
import { addData } from "./routes.ts";
import type {} from "./tables.ts";

export const data: HealthSlice = {
  name: "data",
  migrations: { "0014-data": tables },
  serve: (context) => ({
    endpoints: (http, desk) => addData(deskOf(http), desk, context),
    jobs: dataJobs(context),
  }),
  keep: KEEP,
  backup: ["data_request"],
};
