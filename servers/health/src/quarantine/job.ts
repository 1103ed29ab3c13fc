/** What this slice does every so often. */
import { Hours } from "@bluezone/protocol/time";
import { Name } from "@bluezone/server-kit/events";
import type { Job } from "@bluezone/server-kit/jobs";
import type { Context } from "../context.ts";
import { recompute } from "./recompute.ts";

/** The jobs: every hour, so also at the begin of the day on which a rule begins. */
export const quarantineJobs = (context: Context): readonly Job[] => [
  {
    name: Name("quarantine-rules"),
    every: Hours(1),
    run: async (now) => {
      await recompute(context, now);
    },
  },
];
