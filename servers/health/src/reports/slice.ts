/** Totals of a day or a week and their papers: /api/health/reports/; holding alerts, their threshold, the signed policy: /v1/policy. */
import { HELD } from "@bluezone/contract/health/alert-hold";
import { gauge } from "@bluezone/server-kit/measure/exposition";
import { deskOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { holdsOfSelfReports } from "./hold/migration.ts";
import { addHoldRoutes } from "./hold/route.ts";
import { heldAt } from "./hold/store.ts";
import { reportsJobs } from "./job.ts";
import { reports as tables } from "./migration.ts";
import { addReportRoutes } from "./route.ts";
import type {} from "./tables.ts";
import { alertThresholds } from "./threshold/migration.ts";
import { addThresholdRoutes } from "./threshold/route.ts";
import { toldWeeks } from "./told-migration.ts";

export const reports: HealthSlice = {
  name: "reports",
  migrations: {
    "0013-reports": tables,
    "0016-floods-holds": holdsOfSelfReports,
    "0037-told-weeks": toldWeeks,
    "0049-alert-threshold": alertThresholds,
  },
  serve: (context) => ({
    endpoints(http, desk) {
      addReportRoutes(deskOf(http), desk, context);
      addHoldRoutes(deskOf(http), desk, context);
      addThresholdRoutes(desk, context);
    },
    jobs: reportsJobs(context),
    gauges: (metrics) =>
      metrics.add(async (now) => {
        const held = await heldAt(context.database.db, now);
        return [
          gauge(
            "bluezone_alerts_held",
            "Whether phones are told to hold new alerts: all of them, or those of self-reports.",
            HELD.map((of) => ({ labels: { of }, value: held.has(of) ? 1 : 0 })),
          ),
        ];
      }),
  }),
  lasting: {
    report_closed: "nothing",
    alert_hold: "nothing",
    alert_threshold: "nothing",
    policy_issue: "a job",
    told_week: "nothing",
  },
  backup: ["report_closed", "alert_hold", "alert_threshold", "policy_issue", "told_week"],
};
