/** All that the rollout server does every so often, slice by slice. */
import type { Job } from "@bluezone/server-kit/jobs";
import { gapsJob } from "./airings/gaps-job.ts";
import type { Context } from "./context.ts";
import { printsJob } from "./placements/prints/job.ts";
import { scansJob } from "./placements/scans/job.ts";
import type { Tally } from "./placements/scans/tally.ts";
import { localJobs } from "./public/local/job.ts";
import { retentionJob } from "./retention/retention.ts";
import { handOverJob } from "./tasks/hand-over.ts";

/** The jobs, in the order in which they run. */
export function jobsOf(context: Context, tally: Tally): readonly Job[] {
  return [
    ...context.staff.jobs,
    handOverJob(context),
    printsJob(context),
    scansJob(context, tally),
    ...localJobs(context),
    gapsJob(context),
    retentionJob(context),
  ];
}
