/** What goes when, but for files. Each rule runs in the transaction of the day's proof. */

import { minus } from "@bluezone/protocol/time";
import { type RetentionRule, rowsUntil } from "@bluezone/server-kit/retention";
import { LEFT_FOR } from "@bluezone/staff/left";
import { foldTallies } from "../help/tallies/fold.ts";
import { countUnfoldedTallies } from "../help/tallies/store.ts";
import { countOldRuns, forgetRuns } from "../placements/prints/store.ts";
import { foldScans } from "../placements/scans/fold.ts";
import { countUnfoldedScans } from "../placements/scans/store.ts";
import { countOldRumours, forgetRumours } from "../rumours/store.ts";
import { ms, type Tables } from "../tables.ts";
import { claimsEnd, detailEnds, foldEnds, runsEnd } from "./deadlines.ts";

/** The columns of the proof that rules count under. */
export type Counts = "tallies" | "scans" | "checklists" | "visits" | "claims" | "runs" | "people" | "quotas";

export const RULES: readonly RetentionRule<Tables, Counts>[] = [
  /** Tallies: weeks that are over their time become one row a unit; figures of weeks are computed from it. */
  {
    counts: "tallies",
    destroy: (trx, now) => foldTallies(trx, foldEnds(now)),
    overdue: (trx, now) => countUnfoldedTallies(trx, foldEnds(now)),
  },
  /** Scans: the same, one row a placement. */
  {
    counts: "scans",
    destroy: (trx, now) => foldScans(trx, foldEnds(now)),
    overdue: (trx, now) => countUnfoldedScans(trx, foldEnds(now)),
  },
  /** What a place ticked about itself so long ago says nothing of it any more. */
  rowsUntil({ counts: "checklists", table: "checklist", column: "day", until: detailEnds }),
  rowsUntil({ counts: "visits", table: "visit", column: "day", until: detailEnds }),
  /** Claims without a correction. */
  {
    counts: "claims",
    destroy: (trx, now) => forgetRumours(trx, now, claimsEnd(now)),
    overdue: (trx, now) => countOldRumours(trx, claimsEnd(now)),
  },
  /** Print runs; their files go once no run names them. Placements stay, and can be printed again. */
  {
    counts: "runs",
    destroy: (trx, now) => forgetRuns(trx, runsEnd(now)),
    overdue: (trx, now) => countOldRuns(trx, runsEnd(now)),
  },
  /** What was counted for ten minutes or a day that is over. */
  rowsUntil({ counts: "quotas", table: "quota", column: "until_ms", until: ms }),
  /** People who left, with all that let them in. */
  rowsUntil({
    counts: "people",
    table: "staff_user",
    column: "suspended_ms",
    until: (now) => ms(minus(now, LEFT_FOR)),
  }),
];
