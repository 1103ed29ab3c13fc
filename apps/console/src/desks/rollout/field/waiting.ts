/** What was marked in the field and has not reached the server yet. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { checkPlacements } from "@bluezone/contract/rollout/placements";

/** One action as it is sent. */
export type FieldAction = RequestOf<typeof checkPlacements>["actions"][number];
/** An action that waits; only the person who did it sends it. `photo` is sent once the action has arrived. */
export type PendingAction = FieldAction & { readonly by: string; readonly photo?: Blob };

/** As browsers kept it until the page said `action`. */
type EarlierAction = Omit<PendingAction, "action"> & { readonly deed: PendingAction["action"] };

/** An action as a browser has kept it: one that waits since an earlier version of the page goes out as well. */
export function readPending(kept: PendingAction | EarlierAction): PendingAction {
  if (!("deed" in kept)) return kept;
  const { deed: action, ...rest } = kept;
  return { ...rest, action };
}
