/** Helper mode, venues, self-checklists, advice visits: /api/rollout/help/, venues/, checklists/, visits/. */
import { rowsUntil } from "@bluezone/server-kit/jobs/retention";
import { detailEnds, foldEnds } from "../deadlines.ts";
import type { RolloutSlice } from "../slice.ts";
import { addChecklistRoutes } from "./checklists/route.ts";
import { help as tables } from "./migration.ts";
import type {} from "./tables.ts";
import { foldTallies } from "./tallies/fold.ts";
import { addTallyRoutes } from "./tallies/route.ts";
import { countUnfoldedTallies } from "./tallies/store.ts";
import { venueApproval } from "./venues/approval-migration.ts";
import { addVenueRoutes } from "./venues/route.ts";
import { addVisitRoutes } from "./visits/route.ts";

import { VENUES, VISITS } from "./waiting-store.ts";

export const help: RolloutSlice = {
  name: "help",
  migrations: { "0008-help": tables, "0013-venue-approval": venueApproval },
  serve: (context) => ({
    endpoints(_http, desk) {
      addTallyRoutes(desk, context);
      addVenueRoutes(desk, context);
      addChecklistRoutes(desk, context);
      addVisitRoutes(desk, context);
    },
  }),
  retention: [
    /** Tallies: weeks that are over their time become one row a unit; figures of weeks are computed from it. */
    {
      table: "help_tally",
      counts: "tallies",
      destroy: (trx, now) => foldTallies(trx, foldEnds(now)),
      overdue: (trx, now) => countUnfoldedTallies(trx, foldEnds(now)),
    },
    /** What a place ticked about itself so long ago says nothing of it any more. */
    rowsUntil({ counts: "checklists", table: "checklist", column: "day", until: detailEnds }),
    rowsUntil({ counts: "visits", table: "visit", column: "day", until: detailEnds }),
  ],
  waiting: [VENUES, VISITS],
  lasting: { venue: "nothing" },
  backup: ["help_tally", "checklist", "visit", "venue"],
};
