/** Records between units: /api/health/hand-overs/, care-requests/. */

import type { HealthSlice } from "../slice.ts";
import { KEEP } from "./keep.ts";
import { care as tables } from "./migration.ts";
import { addCare } from "./routes.ts";
import type {} from "./tables.ts";
import { countsForToday } from "./today-store.ts";

export const care: HealthSlice = {
  name: "care",
  migrations: { "0015-care": tables },
  serve: (context) => ({ endpoints: (_, desk) => addCare(desk, context) }),
  keep: KEEP,
  today: { permission: "cases.handover", counts: countsForToday },
  lasting: { hand_over: "case_record" },
  backup: ["hand_over", "care_request"],
};
