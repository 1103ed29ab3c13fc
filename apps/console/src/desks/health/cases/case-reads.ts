/** What a case's page reads of the case: a change of it makes all of them old. */
import { readCase } from "@bluezone/contract/health/cases";
import { readSummary, readTimeline } from "@bluezone/contract/health/timeline";

/** Their endpoints. */
export const CASE_READS = [readCase, readSummary, readTimeline] as const;
