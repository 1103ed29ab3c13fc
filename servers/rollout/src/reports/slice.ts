/** Reports and papers that go out: /api/rollout/reports/. */
import type { RolloutSlice } from "../slice.ts";
import { reports as tables } from "./migration.ts";
import { addReportRoutes } from "./route.ts";
import type {} from "./tables.ts";

export const reports: RolloutSlice = {
  name: "reports",
  migrations: { "0007-reports": tables },
  serve: (context) => ({ endpoints: (http, desk) => addReportRoutes(http, desk, context) }),
  lasting: { paper_series: "nothing", outgoing_paper: "nothing" },
  backup: ["paper_series", "outgoing_paper"],
};
