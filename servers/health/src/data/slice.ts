/** What people ask about their own data: /api/health/data/. */
import { deskOf } from "../callers.ts";
import { holdingsOf } from "../people/holding.ts";
import type { HealthSlice } from "../slice.ts";
import { dataJobs } from "./job.ts";
import { KEEP } from "./keep.ts";
import { data as tables } from "./migration.ts";
import { addData } from "./routes.ts";
import type {} from "./tables.ts";
import { DATA_REQUESTS } from "./waiting-store.ts";

/** @param slices those below, which say what they keep about somebody. */
export const data = (slices: readonly HealthSlice[]): HealthSlice => {
  const holdings = holdingsOf(slices);
  return {
    name: "data",
    migrations: { "0014-data": tables },
    serve: (context) => ({
      endpoints: (http, desk) => addData(deskOf(http), desk, context, holdings),
      jobs: dataJobs(context, holdings),
    }),
    keep: KEEP,
    waiting: [DATA_REQUESTS],
    backup: ["data_request"],
  };
};
