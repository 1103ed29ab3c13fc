/**
 * Verification codes. Desks and laboratories: /api/issue, /api/batch-issue, /api/checkcodestatus, /api/expirecode. Phones:
 * /api/verify, /api/certificate, /api/user-report.
 */
import { gauge } from "@bluezone/server-kit/measure/exposition";
import { keyholdersOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { canary } from "./canary-migration.ts";
import { floodSince, wrongLimit } from "./flood.ts";
import type { CodeHooks } from "./hooks.ts";
import { KEEP } from "./keep.ts";
import { createLookUps } from "./look-ups.ts";
import { codes as tables } from "./migration.ts";
import { addCertificateRoute } from "./route-certificate.ts";
import { addIssueRoutes } from "./route-issue.ts";
import { addSelfReportRoute } from "./route-self-report.ts";
import { addVerifyRoute } from "./route-verify.ts";
import { livingShortCodes, wrongCodes } from "./store.ts";
import type {} from "./tables.ts";

/** @param hooks what slices above do when a phone uses a code. */
export const codes = (hooks: CodeHooks): HealthSlice => ({
  name: "codes",
  migrations: { "0001-codes": tables, "0042-canary": canary },
  serve: (context) => ({
    endpoints(every) {
      const http = keyholdersOf(every);
      addIssueRoutes(http, context);
      const lookUp = createLookUps(context);
      addVerifyRoute(http, context, lookUp, hooks);
      addCertificateRoute(http, context, lookUp, hooks);
      if (context.config.reportTypes.includes("user-report")) addSelfReportRoute(http, context);
    },
    gauges: (metrics) =>
      metrics.add(async (now) => {
        const { db } = context.database;
        const wrong = (await wrongCodes(db, now))
          .filter(({ minute }) => minute >= floodSince(now))
          .reduce((sum, one) => sum + one.wrong, 0);
        const limit = wrongLimit(await livingShortCodes(db, now), context.config.wrongCodes);
        return [
          // No number: that one phone has mistyped a code is nobody's to see.
          gauge(
            "bluezone_short_codes_guessed",
            "Whether more than half as many wrong short codes came in ten minutes as suspend them.",
            wrong > Math.max(limit / 2, 3) ? 1 : 0,
          ),
        ];
      }),
  }),
  retention: KEEP,
  backup: ["code", "token", "phone", "wrong_code"],
});
