/** Sharing by code at a node, in the same two steps by line and by page: the code is checked, then somebody agrees. */

import type { Onset } from "@bluezone/device/engine/share/view";
import type { PhoneHandle } from "@bluezone/device/handle";
import type { PhoneState } from "@bluezone/device/state";

/** What a share needs of a phone. */
export type Sharer = {
  state(): PhoneState;
  readonly tap: Pick<PhoneHandle["tap"], "enterCode" | "answer" | "share">;
};

/** Step one: enters the code. Nothing is sent but the code. @returns where the share stands. */
export async function enterCode({ state, tap }: Sharer, code: string): Promise<PhoneState["share"]> {
  await tap.enterCode(code);
  return state().share;
}

/**
 * Step two: somebody has read what is sent and agrees. `onset` may be left out when the result says it.
 * @returns where the share stands; "ready" when nothing was sent, since the onset is not known.
 */
export async function agree({ state, tap }: Sharer, onset: Onset | undefined): Promise<PhoneState["share"]> {
  const { share } = state();
  if (share.is !== "ready") return share;
  if (onset === undefined && share.onset === null) return share;
  if (onset !== undefined) await tap.answer(onset);
  await tap.share();
  return state().share;
}
