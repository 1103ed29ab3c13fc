/** The only SQL of what is done and seen at placements. */
import type { PlacementAction, PlacementKind, PlacementState } from "@bluezone/contract/rollout/placements";
import type { Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { instantOf, instantOrNone, ms, type Sql, type Transaction } from "../tables.ts";
import { type FieldAction, standing } from "./standing.ts";

/** An action to be kept. */
type NewAction = FieldAction & { readonly code: string; readonly by: string; readonly received: Instant };

/** Of these codes, those within the scope; their placements stay as they are until the transaction ends. */
export async function holdPlacements(
  trx: Transaction,
  scope: Scope,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom("placement")
    .select("code")
    .where("code", "in", [...new Set(codes)])
    .where(inScope(scope, "placement.unit_path"))
    .orderBy("code")
    .forUpdate()
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** Keeps actions; says the ids of those that were not there yet. */
export async function keepActions(
  trx: Transaction,
  actions: readonly NewAction[],
): Promise<ReadonlySet<string>> {
  if (actions.length === 0) return new Set();
  const rows = await trx
    .insertInto("placement_action")
    .values(
      actions.map(({ id, code, action, at, received, by }) => ({
        id,
        code,
        action,
        at_ms: ms(at),
        received_ms: ms(received),
        by,
        photo: null,
        photo_sha256: null,
        photo_type: null,
      })),
    )
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Brings placements to the standing that their actions give them. */
export async function settle(
  trx: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, PlacementState>> {
  const settled = new Map<string, PlacementState>();
  if (codes.length === 0) return settled;
  const rows = await trx
    .selectFrom("placement")
    .select(["code", "kind", "printed_ms", "state", "hung_day", "reprint_day"])
    .where("code", "in", [...codes])
    .execute();
  const actions = await actionsOf(trx, codes);
  for (const row of rows) {
    const found = standing(
      row.kind as PlacementKind,
      instantOrNone(row.printed_ms),
      actions.filter(({ code }) => code === row.code),
    );
    settled.set(row.code, found.state);
    const { hung = null, reprint = null } = found;
    if (row.state === found.state && row.hung_day === hung && row.reprint_day === reprint) continue;
    await trx
      .updateTable("placement")
      .set({ state: found.state, hung_day: hung, reprint_day: reprint })
      .where("code", "=", row.code)
      .execute();
  }
  return settled;
}

/** An action as it is known. */
type StoredAction = NewAction & { readonly photo: boolean };

/** What was done with placements, newest first. The scope was asked of each before. */
export async function actionsOf(sql: Sql, codes: readonly string[]): Promise<readonly StoredAction[]> {
  const rows = await sql
    .selectFrom("placement_action")
    .selectAll()
    .where("code", "in", [...codes])
    .orderBy("at_ms", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ id, code, action, at_ms, received_ms, by, photo }) => ({
    id,
    code,
    by,
    photo: photo !== null,
    action: action as PlacementAction,
    at: instantOf(at_ms),
    received: instantOf(received_ms),
  }));
}
