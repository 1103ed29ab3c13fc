/** Sends what waits, in batches. Sent twice it counts once, so whatever is not answered stays and is sent again. */
import { MOST_ACTIONS } from "@bluezone/contract/rollout/placements";
import type { FieldAction, WaitingActions } from "./waiting.ts";

/** What became of one action. */
export type Result = { readonly id: string; readonly result: "kept" | "already" | "not_found" };

/** What a round came to: how many arrived, and the codes that are not there or belong to others. */
export type SendResult = { readonly arrived: number; readonly unknown: readonly string[] };

/**
 * Sends the actions of one person, each with its photo after it; those of others stay. Throws what `send` and
 * `sendPhoto` throw, with all that was answered before removed and nothing else.
 */
export async function sendWaiting(
  waiting: WaitingActions,
  person: string,
  send: (actions: readonly FieldAction[]) => Promise<readonly Result[]>,
  sendPhoto: (action: string, photo: Blob) => Promise<void>,
): Promise<SendResult> {
  let arrived = 0;
  const unknown: string[] = [];
  for (;;) {
    const mine = (await waiting.all()).filter(({ by }) => by === person).slice(0, MOST_ACTIONS);
    if (mine.length === 0) return { arrived, unknown };
    const results = await send(mine.map(({ by: _, photo: __, ...action }) => action));
    const answered = new Map(results.map(({ id, result }) => [id, result]));
    const done = mine.filter(({ id }) => answered.has(id));
    if (done.length === 0) return { arrived, unknown };
    for (const { id, code, photo } of done) {
      const there = answered.get(id) !== "not_found";
      if (there && photo) await sendPhoto(id, photo);
      if (there) arrived += 1;
      else unknown.push(code);
      await waiting.remove([id]);
    }
  }
}
