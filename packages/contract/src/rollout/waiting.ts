/** What waits at the rollout desk. */
import { waitingEndpoints } from "../waiting.ts";

/** The kinds, each with the page where it is done; what is to be done first stands first. */
export const WAITING = [
  "bulletinsToReview",
  "bulletinsToApprove",
  "blocksToApprove",
  "rumoursToApprove",
  "venuesToApprove",
  "tasksReturned",
  "tasksToAcknowledge",
  "tasksDue",
  "evidenceToAccept",
  "bulletinsReturned",
  "rumoursToAnswer",
  "visitsPlanned",
] as const;
/** One of them. */
export type Waiting = (typeof WAITING)[number];

export const { readWaiting, countWaiting, listColleagues, assignWaiting, readAway, changeAway } =
  waitingEndpoints("/api/rollout", WAITING);
