/** A batch of actions from the field: each is kept once, whatever order and however often they come. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import type { checkPlacements } from "@bluezone/contract/rollout/placements";
import { type ChangeContext, type ChangeResult, noted } from "@bluezone/desk/change";
import { Instant } from "@bluezone/protocol/time";
import type { Tables } from "../tables.ts";
import { holdPlacements, keepActions, settle } from "./actions-store.ts";

type Results = ResponseOf<typeof checkPlacements>;

/**
 * Keeps the actions of placements within the scope. A phone whose clock is ahead has its actions now: none lies in the
 * future.
 */
export async function takeActions(
  request: RequestOf<typeof checkPlacements>,
  { trx, now, caller, scope }: ChangeContext<Tables>,
): Promise<ChangeResult<Results>> {
  const actions = [...new Map(request.actions.map((action) => [action.id, action])).values()];
  const reached = await holdPlacements(
    trx,
    scope,
    actions.map(({ code }) => code),
  );
  const within = actions.filter(({ code }) => reached.has(code));
  const kept = await keepActions(
    trx,
    within.map((action) => ({
      ...action,
      by: caller.id,
      at: Instant(Math.min(action.at, now)),
      received: now,
    })),
  );
  const states = await settle(trx, [...new Set(within.map(({ code }) => code))]);
  const results = actions.map(({ id, code }): Results["results"][number] => ({
    id,
    result: !reached.has(code) ? "not_found" : kept.has(id) ? "kept" : "already",
    state: states.get(code) ?? null,
  }));
  const entries = actions
    .filter(({ id }) => kept.has(id))
    .map(({ id }) => ({ action: "placements.check", subject: id, fields: ["action"] }));
  return noted({ results }, entries);
}
