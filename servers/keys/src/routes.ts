/** Every endpoint and document of the key server, on one page. */
import { budgeted } from "@bluezone/server-kit/http/budgeted";
import { healthz } from "@bluezone/server-kit/http/healthz";
import type { Http } from "@bluezone/server-kit/http/http";
import { configRoute } from "./config/route.ts";
import { windowsRoute } from "./config/windows-route.ts";
import type { Context } from "./context.ts";
import { exportRoutes } from "./export/route.ts";
import { publishRoute } from "./publish/route.ts";
import { statsRoute } from "./stats/route.ts";
import { authorityRoute } from "./stats/route-authority.ts";

export function addRoutes(every: Http, context: Context): void {
  // What calls use up is each issuer's: counted where certificates and tokens have proved whose they are.
  const http = budgeted(every, {});
  const { database, documents, publishing } = context;
  publishRoute(http, publishing); // POST /v1/publish
  configRoute(http, database, documents); //              GET /v1/config
  windowsRoute(http, { database, documents, root: context.configuring.root }); // GET /v1/windows, /v1/windows/VN-89
  statsRoute(http, database, documents); //               GET /v1/stats
  authorityRoute(http, context.asking); //                POST /v1/stats
  exportRoutes(http, context); //                         GET /exports/VN/index.txt, index/<day>.txt, <file>.zip
  healthz(http, { database: () => database.answers() }); // GET /healthz
}
