/** Directives, their clauses and what is planned of them: /api/rollout/directives/. */
import type { RolloutSlice } from "../slice.ts";
import { directives as tables } from "./migration.ts";
import { addPlanRoutes } from "./plan/route.ts";
import { addDirectiveRoutes } from "./route.ts";
import type {} from "./tables.ts";

export const directives: RolloutSlice = {
  name: "directives",
  migrations: { "0003-directives": tables },
  serve: (context) => ({
    endpoints(http, desk) {
      addDirectiveRoutes(http, desk, context);
      addPlanRoutes(desk, context);
    },
  }),
  lasting: {
    directive: "nothing",
    directive_version: "nothing",
    clause: "nothing",
    task: "nothing",
    task_type: "task",
    task_unit: "task",
  },
  backup: ["directive", "directive_version", "clause", "task", "task_type", "task_unit"],
};
