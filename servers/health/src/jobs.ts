/** What the desk's slices do every so often. */
import type { Job } from "@bluezone/server-kit/jobs";
import { codesDeskJobs } from "./case-codes/job.ts";
import { contactsJobs } from "./contacts/job.ts";
import type { Context } from "./context.ts";
import { dataJobs } from "./data/job.ts";
import { declarationsJobs } from "./declarations/job.ts";
import { callbacksJobs } from "./from-phone/job.ts";
import { quarantineJobs } from "./quarantine/job.ts";
import { reportsJobs } from "./reports/job.ts";
import { resultsJobs } from "./results/job.ts";

/** The jobs, in the order in which they run. */
export function jobsOf(context: Context): readonly Job[] {
  return [
    ...resultsJobs(context),
    ...codesDeskJobs(context),
    ...contactsJobs(context),
    ...quarantineJobs(context),
    ...callbacksJobs(context),
    ...declarationsJobs(context),
    ...reportsJobs(context),
    ...dataJobs(context),
  ];
}
