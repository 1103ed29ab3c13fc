/** Cases (F0): /api/health/cases/, clusters/, merges/. */

import type { Context } from "../context.ts";
import type { HealthSlice } from "../slice.ts";
import { CASES } from "./holding.ts";
import type { CaseHooks } from "./hooks.ts";
import { KEEP } from "./keep.ts";
import { cases as tables } from "./migration.ts";
import { addCase } from "./routes.ts";
import type {} from "./tables.ts";
import { countsForToday } from "./today-store.ts";

/** @param hooks what slices above do when something happens to a case. */
export const cases = (hooks: (context: Context) => CaseHooks): HealthSlice => ({
  name: "cases",
  migrations: { "0006-cases": tables },
  serve: (context) => ({ endpoints: (_, desk) => addCase(desk, context, hooks(context)) }),
  keep: KEEP,
  holding: CASES,
  today: {
    permission: "cases.read",
    async counts(sql, scope, at) {
      const { uninterviewed, handOvers, ...cases } = await countsForToday(sql, scope, at);
      return { cases, handOvers, casesUninterviewed: at.may("contacts.read") ? uninterviewed : 0 };
    },
  },
  lasting: { case_result: "case_record", case_merge: "case_record" },
  backup: ["cluster", "case_record", "case_result", "case_merge"],
});
