import type { Same } from "@bluezone/vietnamese/catalog";
import type { rolloutToday as vi } from "../vi/rollout-today.ts";

/** The same in English. */
export const rolloutToday = {
  kind_bulletinsToReview: "Urgent bulletin on air, for a second look",
  kind_bulletinsToApprove: "Bulletin to approve",
  kind_blocksToApprove: "Block to approve",
  kind_rumoursToApprove: "Correction to approve",
  kind_venuesToApprove: "Venue to approve",
  kind_tasksReturned: "Task sent back",
  kind_tasksToAcknowledge: "New task, not acknowledged",
  kind_tasksDue: "Task due this week",
  kind_evidenceToAccept: "Evidence to look at",
  kind_bulletinsReturned: "Bulletin sent back",
  kind_rumoursToAnswer: "Claim without an answer",
  kind_visitsPlanned: "Visit whose day has come",
  do_bulletinsToReview: "Look again",
  do_bulletinsToApprove: "See and approve",
  do_blocksToApprove: "See and approve",
  do_rumoursToApprove: "See and approve",
  do_venuesToApprove: "See and approve",
  do_tasksReturned: "Mend and submit",
  do_tasksToAcknowledge: "See the task",
  do_tasksDue: "Do and submit",
  do_evidenceToAccept: "See evidence",
  do_bulletinsReturned: "Mend it",
  do_rumoursToAnswer: "Answer",
  do_visitsPlanned: "Record outcome",
} as const satisfies Same<typeof vi>;
