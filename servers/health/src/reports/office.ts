/** The office that a report is of, and who is told its totals as they are. */
import { Fault } from "@bluezone/contract/fault";
import type { Unit } from "@bluezone/contract/units";
import type { Day } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import { findUnit } from "@bluezone/units/store";
import type { Sql } from "../tables.ts";
import { hasCareOutside } from "./care-units-store.ts";
import { partOf } from "./tree.ts";

/** The unit that a report is of. Throws Fault `not_found`. */
export async function officeOf(sql: Sql, scope: Scope, id: string): Promise<Unit> {
  const unit = await findUnit(sql, scope, id);
  if (!unit) throw new Fault("not_found", "There is no such unit.");
  return unit;
}

/**
 * Whether totals of a unit's part of the province are told as they are: to whoever may read the cases of every unit there that
 * looks after people, because they could count them. A newspaper lies in the whole province and a school in its district, and
 * neither has a case. @param scope the viewer's for `cases.read`.
 */
export const mayExact = async (sql: Sql, scope: Scope, unit: Unit, today: Day): Promise<boolean> =>
  within(scope, unit.path) && !(await hasCareOutside(sql, scope, partOf(unit), today));
