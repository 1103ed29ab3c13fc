/** Cases (F0): /api/health/cases/, merges/. */
import type { Context } from "../context.ts";
import { recordMarks } from "../people/record-marks-migration.ts";
import type { HealthSlice } from "../slice.ts";
import { caseClasses } from "./classes-migration.ts";
import { CASES } from "./holding.ts";
import type { CaseHooks } from "./hooks.ts";
import { KEEP } from "./keep.ts";
import { cases as tables } from "./migration.ts";
import { addCase } from "./routes.ts";
import type {} from "./tables.ts";
import { OF_CASE } from "./timeline.ts";
import { countsForToday } from "./today-store.ts";
import { UNINTERVIEWED, UNREPORTED } from "./waiting-store.ts";

const marks = recordMarks({ table: "case_record", place: "number" });

/** @param hooks what slices above do when something happens to a case. */
export const cases = (hooks: (context: Context) => CaseHooks): HealthSlice => ({
  name: "cases",
  migrations: { "0006-cases": tables, "0019-case-classes": caseClasses, "0034-case-marks": marks },
  serve: (context) => ({ endpoints: (_, desk) => addCase(desk, context, hooks(context)) }),
  keep: KEEP,
  holding: CASES,
  ofCase: OF_CASE,
  today: {
    permission: "cases.read",
    counts: async (sql, scope, at) => ({ cases: await countsForToday(sql, scope, at) }),
  },
  waiting: [UNREPORTED, UNINTERVIEWED],
  lasting: { case_class: "case_record", case_merge: "case_record", case_record_marks: "case_record" },
  backup: ["case_record", "case_class", "case_merge"],
  leftOut: ["case_record_marks"],
});
