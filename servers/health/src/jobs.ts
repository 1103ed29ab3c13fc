/** What the desk's slices do every so often. */
import type { Job } from "@bluezone/server-kit/jobs";
import { codesDeskJobs } from "./case-codes/job.ts";
import type { CodesContext } from "./codes/context.ts";
import { contactsJobs } from "./contacts/job.ts";
import { dataJobs } from "./data/job.ts";
import { declarationsJobs } from "./declarations/job.ts";
import { fromPhoneJobs } from "./from-phone/job.ts";
import { quarantineJobs } from "./quarantine/job.ts";
import { reportsJobs } from "./reports/job.ts";
import { resultsJobs } from "./results/job.ts";

/** The jobs, in the order in which they run. */
export function jobsOf(context: CodesContext): readonly Job[] {
  return [
    ...resultsJobs(context),
    ...codesDeskJobs(context),
    ...contactsJobs(context),
    ...quarantineJobs(context),
    ...fromPhoneJobs(context),
    ...declarationsJobs(context),
    ...reportsJobs(context),
    ...dataJobs(context),
  ];
}
