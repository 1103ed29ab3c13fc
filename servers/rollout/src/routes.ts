/** All endpoints, documents and pages of the rollout server on one page, slice by slice. */
import { budgeted } from "@bluezone/server-kit/budgeted";
import { healthz } from "@bluezone/server-kit/healthz";
import type { Http } from "@bluezone/server-kit/http";
import { createSpend } from "@bluezone/server-kit/spend";
import type { Viewer } from "@bluezone/staff/viewer";
import { addUnitRoutes } from "@bluezone/units/route";
import { addAirings } from "./airings/routes.ts";
import { addBulletins } from "./bulletins/routes.ts";
import type { Context } from "./context.ts";
import { addPlanRoutes } from "./directives/plan/route.ts";
import { addDirectiveRoutes } from "./directives/route.ts";
import { addHelp } from "./help/routes.ts";
import { addMedia } from "./media/route.ts";
import { addNumberRoutes } from "./numbers/route.ts";
import { addFigureRoutes } from "./numbers/route-figures.ts";
import { addInstallPages } from "./placements/install/route.ts";
import { addPhotoRoutes } from "./placements/photo-route.ts";
import { addPrintRoutes } from "./placements/prints/route.ts";
import { addPlacementRoutes } from "./placements/route.ts";
import type { Tally } from "./placements/scans/tally.ts";
import { addPublic } from "./public/routes.ts";
import { addReportRoutes } from "./reports/route.ts";
import { addRumours } from "./rumours/route.ts";
import { addTaskRoutes } from "./tasks/route.ts";

/** Adds everything; `tally` counts the scans of placements. */
export async function addRoutes(every: Http<Viewer>, context: Context, tally: Tally): Promise<void> {
  const spend = createSpend(context);
  const http = budgeted(every, { everybody: (endpoint) => spend(endpoint, "everybody") });
  /** Signing in, people, the audit log: /api/staff/. */
  context.staff.addRoutes(http);
  /** The register of units: /api/rollout/units/. */
  addUnitRoutes(http, context);
  /** Letters, their clauses and tasks: /api/rollout/directives/; what units make of them: /api/rollout/tasks/. */
  addDirectiveRoutes(http, context);
  addPlanRoutes(http, context);
  addTaskRoutes(http, context);
  /** Placements and print runs: /api/rollout/placements/, /api/rollout/prints/; their pages for everybody: /i/. */
  addPlacementRoutes(http, context);
  addPhotoRoutes(http, context);
  addPrintRoutes(http, context);
  await addInstallPages(http, context, tally);
  /** Weekly numbers, league and map: /api/rollout/numbers/; phones that answer: /api/active/report. */
  addNumberRoutes(http, context);
  addFigureRoutes(http, context);
  /** Reports and papers that go out: /api/rollout/reports/. */
  addReportRoutes(http, context);
  /** Content blocks and bulletins: /api/rollout/bulletins/. */
  addBulletins(http, context);
  /** Stations and what they aired: /api/rollout/airings/. */
  addAirings(http, context);
  /** Helper mode, venues, self-checklists, advice visits: /api/rollout/help/, venues/, checklists/, visits/. */
  addHelp(http, context);
  /** Claims and corrections: /api/rollout/rumours/. */
  addRumours(http, context);
  /** Press, radio, television, boards: /api/rollout/media/. */
  addMedia(http, context);
  /** Pages for everybody, public figures, what phones are told: /, /en, /data, /v1/local. The situation: /api/rollout/situation/. */
  addPublic(http, context);
  /** Operators: /healthz. */
  healthz(http, { database: context.database.answers });
}
