/** All doors and documents of the health server on one page, in the order in which a code meets them. */
import { healthz } from "@bluezone/server-kit/healthz";
import type { Http } from "@bluezone/server-kit/http";
import { addUnitRoutes } from "@bluezone/units/route";
import { type Anyone, deskOf, keyholdersOf } from "./callers.ts";
import { createLookUps } from "./codes/look-ups.ts";
import { addCertificateRoute } from "./codes/route-certificate.ts";
import { addIssueRoutes } from "./codes/route-issue.ts";
import { addSelfReportRoute } from "./codes/route-self-report.ts";
import { addVerifyRoute } from "./codes/route-verify.ts";
import type { Context } from "./context.ts";
import { addAppLinks } from "./links/app-links.ts";
import { addCodePage } from "./links/code-page.ts";
import { addJwks } from "./signing/route-jwks.ts";

/** Adds everything. */
export async function addRoutes(all: Http<Anyone>, context: Context): Promise<void> {
  const [http, desk] = [keyholdersOf(all), deskOf(all)];
  /** Desks and laboratories: /api/issue, /api/batch-issue, /api/checkcodestatus, /api/expirecode. */
  addIssueRoutes(http, context);
  /** The link in the message: /v, and what lets a phone open it in the app. */
  await addCodePage(http, context);
  addAppLinks(http, context);
  /** Phones: /api/verify, /api/certificate, /api/user-report. */
  const lookUp = createLookUps(context);
  addVerifyRoute(http, context, lookUp);
  addCertificateRoute(http, context, lookUp);
  if (context.config.reportTypes.includes("user-report")) addSelfReportRoute(http, context);
  /** The key server: /jwks/:realm. */
  addJwks(http, context);
  /** Officers signing in, people, the audit log: /api/staff/; the register of units: /api/units/. */
  context.staff.addRoutes(desk);
  addUnitRoutes(desk, context);
  /** Operators: /healthz. */
  healthz(http, { database: context.database.answers });
}
