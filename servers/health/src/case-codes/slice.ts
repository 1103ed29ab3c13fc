/** Codes of cases: /api/health/codes/. */
import { deskOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { codesDeskJobs } from "./job.ts";
import { KEEP } from "./keep.ts";
import { codesDesk as tables } from "./migration.ts";
import { addCodesDesk } from "./routes.ts";

export const caseCodes: HealthSlice = {
  name: "case-codes",
  migrations: { "0008-codes-desk": tables },
  serve: (context) => ({
    endpoints: (http) => addCodesDesk(deskOf(http), context),
    jobs: codesDeskJobs(context),
  }),
  keep: KEEP,
  backup: ["case_code"],
};
