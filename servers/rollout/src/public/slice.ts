/**
 * What everybody is told: pages, public figures, the signed document of phones (/, /en, /data, /v1/local); and the desk's
 * endpoint for the situation of a day: /api/rollout/situation/.
 */
import { addFonts } from "../page/fonts.ts";
import type { RolloutSlice } from "../slice.ts";
import { addCards } from "./cards/route.ts";
import { addClaims } from "./claims/route.ts";
import { addData } from "./data/route.ts";
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
  migrations: { "0011-public": publicTables },
  serve: (context) => ({
    endpoints(http, desk) {
      addSituationRoutes(desk, context);
      addLocal(http, context);
      addFonts(http);
      addPages(http, context);
      addCards(http, context);
      addClaims(http, context);
      addData(http, context);
      addOffline(http, context.config.province);
    },
    jobs: localJobs(context),
    gauges: (metrics) => metrics.add((now) => localLeft(context, now)),
  }),
  lasting: { situation: "nothing", local_issue: "a job", local_file: "a job" },
  backup: ["situation", "local_issue", "local_file"],
};
