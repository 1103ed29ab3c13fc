/** A batch of actions from the field: each is kept once, whatever order and however often they come. */

import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import type { checkPlacements } from "@bluezone/contract/rollout/placements";
import { Instant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Transaction } from "../tables.ts";
import { holdPlacements, keepActions, settle } from "./actions-store.ts";

type FieldActions = RequestOf<typeof checkPlacements>["deeds"];
type Result = ResponseOf<typeof checkPlacements>["results"][number];

/**
 * Keeps the actions of placements within the scope. A phone whose clock is ahead has its actions now: none lies in the
 * future.
 */
export async function takeActions(
  trx: Transaction,
  scope: Scope,
  by: string,
  sent: FieldActions,
  now: Instant,
): Promise<readonly Result[]> {
  const deeds = [...new Map(sent.map((deed) => [deed.id, deed])).values()];
  const reached = await holdPlacements(
    trx,
    scope,
    deeds.map(({ code }) => code),
  );
  const within = deeds.filter(({ code }) => reached.has(code));
  const kept = await keepActions(
    trx,
    within.map((deed) => ({ ...deed, by, at: Instant(Math.min(deed.at, now)), received: now })),
  );
  const states = await settle(trx, [...new Set(within.map(({ code }) => code))]);
  return deeds.map(({ id, code }) => ({
    id,
    result: !reached.has(code) ? "not_found" : kept.has(id) ? "kept" : "already",
    state: states.get(code) ?? null,
  }));
}
