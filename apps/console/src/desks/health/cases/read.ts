/** What a case's page has read. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readCase } from "@bluezone/contract/health/cases";
import type { readSummary, TimelineEntry } from "@bluezone/contract/health/timeline";

/** The case with what stands around it. */
export type CaseAnswer = ResponseOf<typeof readCase>;

/** All that the page reads before a part is opened. */
export type CaseSeen = {
  readonly read: CaseAnswer;
  readonly summary: ResponseOf<typeof readSummary>;
  readonly timeline: readonly TimelineEntry[];
};
