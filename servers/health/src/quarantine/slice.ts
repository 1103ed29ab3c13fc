/** Who is in quarantine: /api/health/quarantine/; the person's own: /q, /api/quarantine/. */
import { deskOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { countUnlogged } from "./counts-store.ts";
import { QUARANTINES } from "./holding.ts";
import { quarantineJobs } from "./job.ts";
import { KEEP } from "./keep.ts";
import { quarantine as tables } from "./migration.ts";
import { OF_CASE } from "./of-case.ts";
import { addQuarantineBegin } from "./route-begin.ts";
import { addCampChecks } from "./route-camp.ts";
import { addQuarantineChanges } from "./route-changes.ts";
import { addQuarantineEnds } from "./route-end.ts";
import { addQuarantineLists } from "./route-lists.ts";
import { addOwnDay } from "./route-own.ts";
import { addPaperRoutes } from "./route-papers.ts";
import { addQuarantineRound } from "./route-round.ts";
import { addQuarantineRules } from "./route-rules.ts";
import type {} from "./tables.ts";
import { halfAt } from "./today.ts";
import { quarantineUnwatched } from "./unwatched-migration.ts";
import { quarantineVisit } from "./visit-migration.ts";
import { ENDS, LAST_DAYS, MOVED, ROUNDS, UNWATCHED, UNWELL } from "./waiting-store.ts";

export const quarantine: HealthSlice = {
  name: "quarantine",
  migrations: {
    "0010-quarantine": tables,
    "0033-quarantine-visit": quarantineVisit,
    "0055-quarantine-unwatched": quarantineUnwatched,
  },
  serve: (context) => ({
    endpoints(http, desk) {
      addQuarantineLists(desk, context);
      addQuarantineBegin(desk, context);
      addQuarantineChanges(desk, context);
      addQuarantineEnds(desk, context);
      addQuarantineRules(desk, context);
      addQuarantineRound(desk, context);
      addCampChecks(desk, context);
      addPaperRoutes(deskOf(http), context);
      addOwnDay(deskOf(http), context);
    },
    jobs: quarantineJobs(context),
  }),
  keep: KEEP,
  holding: QUARANTINES,
  ofCase: OF_CASE,
  today: {
    permission: "quarantine.read",
    async counts(sql, scope, { now, today }) {
      const { open, missing } = await countUnlogged(sql, scope, { day: today, half: halfAt(now) });
      return { quarantine: { all: open, done: open - missing } };
    },
  },
  waiting: [UNWELL, UNWATCHED, ROUNDS, ENDS, LAST_DAYS, MOVED],
  lasting: {
    quarantine_log: "quarantine",
    quarantine_missed: "quarantine",
    quarantine_test: "quarantine",
    quarantine_move: "quarantine",
    quarantine_change: "quarantine",
  },
  backup: [
    "quarantine",
    "quarantine_log",
    "quarantine_missed",
    "quarantine_test",
    "quarantine_move",
    "quarantine_change",
    "quarantine_link",
    "camp_check",
  ],
};
