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
  const deeds = [...new Map(request.deeds.map((deed) => [deed.id, deed])).values()];
  const reached = await holdPlacements(
    trx,
    scope,
    deeds.map(({ code }) => code),
  );
  const within = deeds.filter(({ code }) => reached.has(code));
  const kept = await keepActions(
    trx,
    within.map((deed) => ({ ...deed, by: caller.id, at: Instant(Math.min(deed.at, now)), received: now })),
  );
  const states = await settle(trx, [...new Set(within.map(({ code }) => code))]);
  const results = deeds.map(({ id, code }): Results["results"][number] => ({
    id,
    result: !reached.has(code) ? "not_found" : kept.has(id) ? "kept" : "already",
    state: states.get(code) ?? null,
  }));
  const entries = deeds
    .filter(({ id }) => kept.has(id))
    .map(({ id }) => ({ action: "placements.check", subject: id, fields: ["deed"] }));
  return noted({ results }, entries);
}
