/** All endpoints and documents of the health server on one page, in the order in which a code meets them. */

import { budgeted } from "@bluezone/server-kit/budgeted";
import { healthz } from "@bluezone/server-kit/healthz";
import type { Http } from "@bluezone/server-kit/http";
import { addUnitRoutes } from "@bluezone/units/route";
import { addAdvice } from "./advice/routes.ts";
import { addCallback } from "./callbacks/routes.ts";
import { type Anyone, deskOf, keyholdersOf } from "./callers.ts";
import { addCare } from "./care/routes.ts";
import { addCodesDesk } from "./case-codes/routes.ts";
import { sendCode } from "./case-codes/send-code.ts";
import { noteCertified, noteClaimed } from "./case-codes/store.ts";
import { tellRevised } from "./case-codes/tell-revised.ts";
import { addCase } from "./cases/routes.ts";
import type { CodesContext } from "./codes/context.ts";
import { createLookUps } from "./codes/look-ups.ts";
import { addCertificateRoute } from "./codes/route-certificate.ts";
import { addIssueRoutes } from "./codes/route-issue.ts";
import { addSelfReportRoute } from "./codes/route-self-report.ts";
import { addVerifyRoute } from "./codes/route-verify.ts";
import { moveContacts } from "./contacts/moves-store.ts";
import { addContact } from "./contacts/routes.ts";
import { addData } from "./data/routes.ts";
import { addDeclaration } from "./declarations/routes.ts";
import { addFlood } from "./floods/route.ts";
import { addAppLinks } from "./links/app-links.ts";
import { addCodePage } from "./links/code-page.ts";
import { quarantinedAmong } from "./quarantine/in-quarantine.ts";
import { addQuarantine } from "./quarantine/routes.ts";
import { countByCommune } from "./quotas/communes.ts";
import { addReport } from "./reports/routes.ts";
import { addHandIn, addResult } from "./results/routes.ts";
import { addJwks } from "./signing/route-jwks.ts";
import { addToday } from "./today/routes.ts";

/** Adds everything. */
export async function addRoutes(every: Http<Anyone>, context: CodesContext): Promise<void> {
  const all = budgeted(every, { commune: countByCommune(context) });
  const [http, desk] = [keyholdersOf(all), deskOf(all)];
  /** Desks and laboratories: /api/issue, /api/batch-issue, /api/checkcodestatus, /api/expirecode. */
  addIssueRoutes(http, context);
  /** Laboratories' own systems: /api/health/results. */
  addHandIn(http, context);
  /** The link in the message: /v, and what lets a phone open it in the app. */
  await addCodePage(http, context);
  addAppLinks(http, context);
  /** Phones: /api/verify, /api/certificate, /api/user-report. */
  const lookUp = createLookUps(context);
  addVerifyRoute(http, context, lookUp, { claimed: noteClaimed });
  addCertificateRoute(http, context, lookUp, { certified: noteCertified });
  if (context.config.reportTypes.includes("user-report")) addSelfReportRoute(http, context);
  /** The key server: /jwks/:realm. */
  addJwks(http, context);
  /** Officers signing in, people, the audit log: /api/staff/; the register of units: /api/units/. */
  context.staff.addRoutes(desk);
  // Who informs people names nobody who looks after them: stations are believed by their type.
  addUnitRoutes(desk, { ...context, organs: ["province-committee", "health-department"] });
  /** The desk, slice by slice: /api/health/. */
  addToday(desk, context);
  addCase(desk, context, {
    sendCode: (recorded) => sendCode(context, recorded),
    tellRevised: (trx, revised) => tellRevised(trx, context.random, revised),
    moveContacts,
  });
  addCare(desk, context);
  addResult(desk, context);
  addCodesDesk(desk, context);
  addContact(desk, context, { quarantinedAmong });
  addQuarantine(desk, context);
  addCallback(all, context);
  addDeclaration(all, context);
  addAdvice(all, context);
  addFlood(desk, context);
  addReport(desk, context);
  addData(desk, context);
  /** Operators: /healthz. */
  healthz(http, { database: context.database.answers });
}
