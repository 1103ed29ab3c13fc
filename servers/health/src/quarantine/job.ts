/** What this slice does every so often. */
import { Hours, Minutes } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import { recompute } from "./recompute.ts";
import { remind } from "./remind.ts";

/** The jobs: rules every hour, so also at the begin of the day on which one begins; reminders in their hours. */
export const quarantineJobs = (context: Context): readonly Job[] => [
  {
    name: Name("quarantine-rules"),
    every: Hours(1),
    run: async (now) => {
      await recompute(context, now);
    },
  },
  { name: Name("quarantine-reminders"), every: Minutes(10), run: (now) => remind(context, now) },
];
