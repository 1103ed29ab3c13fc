/** The only SQL of advice visits. */
import type { Unit } from "@bluezone/contract/units";
import type { Day } from "@bluezone/protocol/time";
import { addOnce } from "@bluezone/server-kit/sql/add-once";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { lockWithin } from "@bluezone/staff/lock-within";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql, Transaction } from "../../tables.ts";
import type { VisitRow } from "../tables.ts";

/** Visits that a scope plans or receives, by day. */
export async function findVisits(
  sql: Sql,
  scope: Scope,
  {
    state,
    from,
    limit,
  }: { readonly state?: string | undefined; readonly from?: Day | undefined; readonly limit: number },
) {
  let query = sql
    .selectFrom("visit")
    .innerJoin("unit", "unit.id", "visit.host")
    .selectAll("visit")
    .select(["unit.name as host_name", "unit.illustrative"])
    .where(({ or }) => or([inScope(scope, "visit.unit_path"), inScope(scope, "visit.host_path")]));
  if (state !== undefined) query = query.where("visit.state", "=", state);
  if (from !== undefined) query = query.where("visit.day", ">=", from);
  return query.orderBy("visit.day").orderBy("visit.id").limit(limit).execute();
}

/** Units that hold on a day, below a unit or in its district, by name. */
export async function nearUnits(
  sql: Sql,
  { id, path, district }: Pick<Unit, "id" | "path" | "district">,
  on: Day,
): Promise<readonly { readonly id: string; readonly name: string; readonly type: string }[]> {
  return sql
    .selectFrom("unit")
    .select(["id", "name", "type"])
    .where("id", "<>", id)
    .where(({ or, eb }) =>
      or([
        inScope({ paths: [path] }, "unit.path"),
        ...(district === null ? [] : [eb("district", "=", district)]),
      ]),
    )
    .where(holdsOn(on, "unit"))
    .orderBy("name")
    .limit(2_000)
    .execute();
}

/** One that a scope planned, held until the transaction ends. */
export const lockVisit = (trx: Transaction, scope: Scope, id: string) => lockWithin(trx, "visit", scope, id);

/** Adds a visit; false when its id is taken. */
export const insertVisit = (trx: Transaction, row: VisitRow): Promise<boolean> => addOnce(trx, "visit", row);

/** Changes a visit. */
export async function updateVisit(trx: Transaction, id: string, changes: Partial<VisitRow>): Promise<void> {
  await trx.updateTable("visit").set(changes).where("id", "=", id).execute();
}
