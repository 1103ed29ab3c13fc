/** The office that a report is of. */
import { Fault } from "@bluezone/contract/fault";
import type { Unit } from "@bluezone/contract/units";
import type { Scope } from "@bluezone/staff/scope";
import { findUnit } from "@bluezone/units/store";
import type { Sql } from "../tables.ts";

/** The unit that a report is of. Throws Fault `not_found`. */
export async function officeOf(sql: Sql, scope: Scope, id: string): Promise<Unit> {
  const unit = await findUnit(sql, scope, id);
  if (!unit) throw new Fault("not_found", "There is no such unit.");
  return unit;
}
