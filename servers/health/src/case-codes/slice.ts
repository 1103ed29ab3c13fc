/** Codes of cases: /api/health/codes/. */
import type { HealthSlice } from "../slice.ts";
import { KEEP } from "./keep.ts";
import { codesDesk as tables } from "./migration.ts";
import { OF_CASE } from "./of-case.ts";
import { revisedCodes } from "./revised-migration.ts";
import { addCodesDesk } from "./routes.ts";
import type {} from "./tables.ts";
import { CODES_ENDING, CODES_WAITING, WITHOUT_CODE } from "./waiting-store.ts";

export const caseCodes: HealthSlice = {
  name: "case-codes",
  migrations: { "0008-codes-desk": tables, "0056-revised-codes": revisedCodes },
  // Its messages leave after what puts codes down was done: results run the job after their own.
  serve: (context) => ({ endpoints: (_, desk) => addCodesDesk(desk, context) }),
  keep: KEEP,
  ofCase: OF_CASE,
  waiting: [WITHOUT_CODE, CODES_WAITING, CODES_ENDING],
  backup: ["case_code"],
};
