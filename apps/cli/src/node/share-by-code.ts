/** Sharing by code at a node, in the same two steps by line and by page: the code is checked, then somebody agrees. */
import type { OnsetFault } from "@bluezone/device/engine/share/onset-bound";
import type { Onset } from "@bluezone/device/engine/share/view";
import type { PhoneHandle } from "@bluezone/device/handle";
import type { PhoneState } from "@bluezone/device/state";

/** What a share needs of a phone. */
export type Sharer = {
  state(): PhoneState;
  readonly tap: Pick<PhoneHandle["tap"], "enterCode" | "forgetCode" | "answer" | "share">;
};

type Share = PhoneState["share"];

/** Whether a code that was taken before waits to be shared with, beneath one that was turned down. */
export const keepsCode = ({ share, panel, bars }: PhoneState): boolean =>
  share.is === "refused" && [panel, ...bars].some(({ is }) => is === "positive-not-shared");

/** Where a share stands after an entry. `refused`: why this entry was turned down, where one that was taken before goes on. */
export type EntryResult = { readonly share: Share; readonly refused?: string };

/** Step one: enters a code. Nothing is sent but the code; one that was taken before stays when this one is turned down. */
export async function enterCode(sharer: Sharer, code: string): Promise<EntryResult> {
  await sharer.tap.enterCode(code);
  return look(sharer);
}

/** Where a share stands; a refusal that hid a code taken before is read by that. */
export async function look(sharer: Sharer): Promise<EntryResult> {
  const { share } = sharer.state();
  return share.is === "refused" && (await backToKept(sharer))
    ? { share: sharer.state().share, refused: share.code }
    : { share };
}

/** Goes back to the code that was taken before. @returns whether there is one. */
async function backToKept({ state, tap }: Sharer): Promise<boolean> {
  if (!keepsCode(state())) return false;
  await tap.forgetCode();
  return true;
}

/** What came of agreeing. `open`: why nothing was sent, to be put right: the onset is not known, or cannot be this day. */
export type AgreementResult = { readonly share: Share; readonly open?: "onset_missing" | OnsetFault };

/** Step two: somebody has read what is sent and agrees. `onset` may be left out when the result says it. */
export async function agree(sharer: Sharer, onset: Onset | undefined): Promise<AgreementResult> {
  await backToKept(sharer);
  const { state, tap } = sharer;
  const { share } = state();
  if (share.is !== "ready") return { share };
  if (onset === undefined && share.onset === null) return { share, open: "onset_missing" };
  if (onset !== undefined) {
    const answered = await tap.answer(onset);
    if (answered === "onset_too_early" || answered === "onset_in_future") return { share, open: answered };
  }
  await tap.share();
  return { share: state().share };
}
