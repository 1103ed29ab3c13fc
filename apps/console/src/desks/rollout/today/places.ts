/** Where each kind of what waits is done. */
import type { Waiting } from "@bluezone/contract/rollout/waiting";
import type { WaitingPlace } from "../../../shell/waiting-desk.ts";

export const PLACES: Readonly<Record<Waiting, WaitingPlace>> = {
  bulletinsToReview: { page: "/bulletins", to: "/bulletins/$id" },
  bulletinsToApprove: { page: "/bulletins", to: "/bulletins/$id" },
  blocksToApprove: { page: "/bulletins", to: "/bulletins/blocks/$id" },
  rumoursToApprove: { page: "/rumours", to: "/rumours/$id" },
  venuesToApprove: { page: "/venues", to: "/venues/$id" },
  tasksReturned: { page: "/tasks", to: "/tasks/$id" },
  tasksToAcknowledge: { page: "/tasks", to: "/tasks/$id" },
  tasksDue: { page: "/tasks", to: "/tasks/$id" },
  evidenceToAccept: { page: "/tasks", to: "/tasks/$id" },
  bulletinsReturned: { page: "/bulletins", to: "/bulletins/$id" },
  rumoursToAnswer: { page: "/rumours", to: "/rumours/$id" },
  visitsPlanned: { page: "/visits", to: "/visits/$id" },
};
