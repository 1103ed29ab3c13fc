/** Everything that the key server does unasked, in the order in which it is done. */
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { embeddedJob } from "./config/embedded.ts";
import { configJob } from "./config/issue.ts";
import type { Context } from "./context.ts";
import { exportJob } from "./export/worker.ts";
import { issuerKeysJob } from "./issuers/issuer-keys.ts";
import { retentionJob } from "./retention/retain.ts";
import { statsJob } from "./stats/issue.ts";

/**
 * The configuration comes after the export, so that it names the window that has just been released; totals before
 * retention, so that none is destroyed untold.
 */
export const jobsOf = (context: Context): readonly Job[] => [
  ...(context.clockJob ? [context.clockJob] : []),
  issuerKeysJob(context.config.issuers, context.copies),
  embeddedJob(context.embedded, context.copies),
  exportJob(context.shards.all, context.exportingOf),
  configJob(context.configuring),
  statsJob(context.telling),
  retentionJob(context.retaining, context.exporting.leases),
];
