/** Placements and print runs: /api/rollout/placements/, /api/rollout/prints/; their pages for everybody: /i/. */
import { foldEnds, runsEnd } from "../deadlines.ts";
import type { RolloutSlice } from "../slice.ts";
import { placementAction } from "./action-migration.ts";
import { addInstallPages } from "./install/route.ts";
import { placements as tables } from "./migration.ts";
import { addPhotoRoutes } from "./photo-route.ts";
import { printsJob } from "./prints/job.ts";
import { addPrintRoutes } from "./prints/route.ts";
import { countOldRuns, forgetRuns } from "./prints/store.ts";
import { addPlacementRoutes } from "./route.ts";
import { foldScans } from "./scans/fold.ts";
import { scansJob } from "./scans/job.ts";
import { addScans, countUnfoldedScans } from "./scans/store.ts";
import { createTally } from "./scans/tally.ts";
import type {} from "./tables.ts";

export const placements: RolloutSlice = {
  name: "placements",
  migrations: { "0004-placements": tables, "0016-placement-action": placementAction },
  serve(context) {
    const tally = createTally();
    return {
      async endpoints(http, desk) {
        addPlacementRoutes(desk, context);
        addPhotoRoutes(http, desk, context);
        addPrintRoutes(http, desk, context);
        await addInstallPages(http, context, tally);
      },
      jobs: [printsJob(context), scansJob(context, tally)],
      close: () => tally.flush((counted) => addScans(context.database.db, counted)),
    };
  },
  retention: [
    /** Scans: weeks that are over their time become one row a placement; figures of weeks are computed from it. */
    {
      table: "placement_scan",
      counts: "scans",
      destroy: (trx, now) => foldScans(trx, foldEnds(now)),
      overdue: (trx, now) => countUnfoldedScans(trx, foldEnds(now)),
    },
    /** Print runs; their files go once no run names them. Placements stay, and can be printed again. */
    {
      table: "print_run",
      counts: "runs",
      destroy: (trx, now) => forgetRuns(trx, runsEnd(now)),
      overdue: (trx, now) => countOldRuns(trx, runsEnd(now)),
    },
  ],
  lasting: {
    placement: "nothing",
    placement_action: "nothing",
    placement_import: "nothing",
    print_sheet: "print_run",
  },
  backup: ["placement", "placement_action", "placement_scan", "placement_import", "print_run", "print_sheet"],
};
