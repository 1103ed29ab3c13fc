/**
 * What everybody is told: pages, public figures, the signed document of phones (/, /en, /data, /v1/local); and the desk's
 * endpoints for the situation of a day and for indicators: /api/rollout/situation/, /api/rollout/indicators/.
 */
import { addFonts } from "../page/fonts.ts";
import type { RolloutSlice } from "../slice.ts";
import { addCards } from "./cards/route.ts";
import { addClaims } from "./claims/route.ts";
import { addData } from "./data/route.ts";
import { indicatorTables } from "./indicators/migration.ts";
import { addIndicatorRoutes } from "./indicators/route.ts";
import { uploadsJob } from "./indicators/uploads.ts";
import { uploads } from "./indicators/uploads-migration.ts";
import { localLeft } from "./local/gauge.ts";
import { localJobs } from "./local/job.ts";
import { addLocal } from "./local/route.ts";
import { publicTables } from "./migration.ts";
import { addOffline } from "./offline/route.ts";
import { addPages } from "./pages/route.ts";
import { addSituationRoutes } from "./situation/route.ts";
import type {} from "./tables.ts";

export const forEverybody: RolloutSlice = {
  name: "public",
  migrations: { "0011-public": publicTables, "0028-indicators": indicatorTables, "0029-uploads": uploads },
  serve: (context) => ({
    endpoints(http, desk) {
      addSituationRoutes(desk, context);
      addIndicatorRoutes(desk, context);
      addLocal(http, context);
      addFonts(http);
      addPages(http, context);
      addCards(http, context);
      addClaims(http, context);
      addData(http, context);
      addOffline(http, context.config.province);
    },
    jobs: [...localJobs(context), ...uploadsJob(context)],
    gauges: (metrics) => metrics.add((now) => localLeft(context, now)),
  }),
  lasting: {
    situation: "nothing",
    local_issue: "a job",
    local_file: "a job",
    indicator_report: "nothing",
    upload_day: "nothing",
  },
  backup: ["situation", "local_issue", "local_file", "indicator_report", "upload_day"],
};
