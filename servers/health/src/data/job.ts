/** What this slice does every so often. */
import { Hours } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import type { Holding } from "../people/holding.ts";
import { finishDeletions } from "./delete.ts";

/** The jobs, in the order in which they run. A deletion that was decided and then broken off is finished. */
export const dataJobs = (context: Context, holdings: readonly Holding[]): readonly Job[] => [
  {
    name: Name("ledger-of-deletions"),
    every: Hours(1),
    run: (now) => finishDeletions(context, holdings, now),
  },
];
