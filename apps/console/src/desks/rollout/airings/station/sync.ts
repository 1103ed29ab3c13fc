/**
 * Between the computer and the server: actions go first, then the day is asked anew. Everything may fail and is tried
 * again.
 */
import type { Answer } from "@bluezone/contract/client";
import type { Endpoint, RequestInput, ResponseOf } from "@bluezone/contract/endpoint";
import {
  confirmAirings,
  explainMissed,
  stationDay,
  takeBackAiring,
} from "@bluezone/contract/rollout/airings";
import { type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Keep, StationAction } from "./keep.ts";

/** A confirmation that the server will never take, and why. */
export type Refusal = { readonly slot: string | null; readonly outcome: string };
/** How the last round ended. */
export type Line = "online" | "offline" | "signed-out" | "not-a-station";
/** Asks an endpoint of the contract. */
export type Ask = <E extends Endpoint>(endpoint: E, body: RequestInput<E>) => Promise<Answer<ResponseOf<E>>>;

/** Outcomes after which a confirmation is done with, whether it counts or not. */
const TAKEN = ["confirmed", "late", "known"];
const MOST_AT_ONCE = 50;

const lineOf = ({ status, code }: { readonly status: number; readonly code: string }): Line => {
  if (code === "not_signed_in") return "signed-out";
  return code === "not_allowed" || code === "not_found" || (status >= 400 && status < 500)
    ? "not-a-station"
    : "offline";
};

/** One round. `now` is this computer's clock, however wrong. `refused` is told what will never be taken. */
export async function sync(
  ask: Ask,
  keep: Keep,
  now: () => Instant,
  refused: (refusal: Refusal) => void,
): Promise<Line> {
  const actions = keep.waiting();
  // Before confirmations: one of the same slot may be among them.
  for (const action of actions) {
    if (action.kind !== "take-back") continue;
    const answer = await ask(takeBackAiring, { id: action.id });
    // What the server does not know was never sent.
    if (!answer.ok && answer.code !== "too_late" && answer.code !== "not_found") return lineOf(answer);
    if (!answer.ok && answer.code === "too_late") refused({ slot: action.slot, outcome: "kept" });
    keep.settle([action]);
  }
  const confirms = actions.filter((action) => action.kind === "confirm").slice(0, MOST_AT_ONCE);
  if (confirms.length > 0) {
    const answer = await ask(confirmAirings, {
      sentAt: isoInstant(now()),
      confirmations: confirms.map(({ confirmation }) => confirmation),
    });
    if (!answer.ok) return lineOf(answer);
    for (const { id, outcome } of answer.value.outcomes) {
      const action = confirms.find(({ confirmation }) => confirmation.id === id);
      if (action && !TAKEN.includes(outcome)) refused({ slot: action.confirmation.slot, outcome });
    }
    keep.settle(confirms);
  }
  for (const action of actions) {
    if (action.kind !== "explain") continue;
    const answer = await ask(explainMissed, action.explained);
    if (!answer.ok && (answer.status === 0 || answer.status === 401 || answer.status >= 500))
      return lineOf(answer);
    if (!answer.ok && answer.code !== "aired") refused({ slot: action.explained.slot, outcome: answer.code });
    keep.settle([action] satisfies StationAction[]);
  }
  const before = now();
  const answer = await ask(stationDay, {});
  if (!answer.ok) return lineOf(answer);
  keep.putSeen(answer.value);
  keep.putAhead(Date.parse(answer.value.now) - before);
  return "online";
}
