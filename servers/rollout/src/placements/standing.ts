/** How a placement is, from when it was printed and what was done with it since. */
import type { PlacementAction, PlacementKind, PlacementState } from "@bluezone/contract/rollout/placements";
import { type Day, dayOf, type Instant } from "@bluezone/protocol/time";
import { reprintDay } from "./reprint.ts";

/** An action, as far as it says how a placement is. */
export type FieldAction = { readonly id: string; readonly action: PlacementAction; readonly at: Instant };

/** State, since when it hangs, and when it is due. */
export type Standing = {
  readonly state: PlacementState;
  readonly hung: Day | undefined;
  readonly reprint: Day | undefined;
};

const inOrder = (a: FieldAction, b: FieldAction): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/**
 * The latest action since the last print says how it is; of two at one instant, the one with the greater id. It hangs
 * since the first "in-place" after it was printed, removed or to be replaced: not to be found for a while changes
 * nothing about that. The order in which actions are given, and one given twice, make no difference.
 */
export function standing(
  kind: PlacementKind,
  printed: Instant | undefined,
  actions: readonly FieldAction[],
): Standing {
  let state: PlacementState = printed === undefined ? "planned" : "printed";
  let hung: Day | undefined;
  for (const { action, at } of [...actions].sort(inOrder)) {
    if (printed !== undefined && at < printed) continue;
    state = action;
    if (action === "in-place") hung ??= dayOf(at, "vietnam");
    if (action === "replace" || action === "removed") hung = undefined;
  }
  return { state, hung, reprint: hung === undefined ? undefined : reprintDay(kind, hung) };
}
