/** Records between units: /api/health/hand-overs/, care-requests/. */
import type { HealthSlice } from "../slice.ts";
import { KEEP } from "./keep.ts";
import { care as tables } from "./migration.ts";
import { addCare } from "./routes.ts";
import type {} from "./tables.ts";
import { CARE_ANSWERED, CARE_REQUESTS, HAND_OVERS } from "./waiting-store.ts";

export const care: HealthSlice = {
  name: "care",
  migrations: { "0015-care": tables },
  serve: (context) => ({ endpoints: (_, desk) => addCare(desk, context) }),
  keep: KEEP,
  waiting: [HAND_OVERS, CARE_REQUESTS, CARE_ANSWERED],
  lasting: { hand_over: "case_record" },
  backup: ["hand_over", "care_request"],
};
