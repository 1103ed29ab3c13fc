/** What units make of their tasks: /api/rollout/tasks/. Their tables came with those of directives. */
import type { RolloutSlice } from "../slice.ts";
import { handOverJob } from "./hand-over.ts";
import { addTaskRoutes } from "./route.ts";
import type {} from "./tables.ts";

import { EVIDENCE, TASKS_DUE, TASKS_RETURNED, TASKS_TO_ACKNOWLEDGE } from "./waiting-store.ts";

export const tasks: RolloutSlice = {
  name: "tasks",
  serve: (context) => ({
    endpoints: (http, desk) => addTaskRoutes(http, desk, context),
    jobs: [handOverJob(context)],
  }),
  waiting: [TASKS_RETURNED, TASKS_TO_ACKNOWLEDGE, TASKS_DUE, EVIDENCE],
  lasting: { assignment: "nothing", evidence: "nothing" },
  backup: ["assignment", "evidence"],
};
