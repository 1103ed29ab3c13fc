/** Sends what was marked in the field, each action with its photo after it. */
import { MOST_ACTIONS } from "@bluezone/contract/rollout/placements";
import { type Outbox, sendPending } from "../../../offline/outbox.ts";
import type { FieldAction, PendingAction } from "./waiting.ts";

/** What became of one action. */
export type Result = { readonly id: string; readonly result: "kept" | "already" | "not_found" };

/** What a round came to: how many arrived, and the codes that are not there or belong to others. */
export type SendResult = { readonly arrived: number; readonly unknown: readonly string[] };

/**
 * Sends the actions of one person; those of others stay. Throws what `send` and `sendPhoto` throw, with all that was answered
 * before removed and nothing else.
 */
export async function sendWaiting(
  waiting: Outbox<PendingAction>,
  person: string,
  send: (actions: readonly FieldAction[]) => Promise<readonly Result[]>,
  sendPhoto: (action: string, photo: Blob) => Promise<void>,
): Promise<SendResult> {
  let arrived = 0;
  const unknown: string[] = [];
  await sendPending<PendingAction, Result["result"]>(waiting, {
    mine: ({ by }) => by === person,
    most: MOST_ACTIONS,
    async send(actions) {
      const results = await send(actions.map(({ by: _, photo: __, ...action }) => action));
      return new Map(results.map(({ id, result }) => [id, result]));
    },
    async settle({ id, code, photo }, result) {
      const there = result !== "not_found";
      if (there && photo) await sendPhoto(id, photo);
      if (there) arrived += 1;
      else unknown.push(code);
      return undefined;
    },
  });
  return { arrived, unknown };
}
