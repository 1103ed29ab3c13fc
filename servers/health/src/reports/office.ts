/** The office that a report is of, and who is told its totals as they are. */
import { Fault } from "@bluezone/contract/fault";
import type { Unit } from "@bluezone/contract/units";
import type { Day } from "@bluezone/protocol/time";
import { inScope, type Scope, within } from "@bluezone/staff/scope";
import { findUnit } from "@bluezone/units/store";
import type { Sql } from "../tables.ts";
import { partOf } from "./tree.ts";

/** The unit that a report is of. Throws Fault `not_found`. */
export async function officeOf(sql: Sql, scope: Scope, id: string): Promise<Unit> {
  const unit = await findUnit(sql, scope, id);
  if (!unit) throw new Fault("not_found", "There is no such unit.");
  return unit;
}

/** Units that look after people. */
const CARE_TYPES = ["health-station", "medical-centre", "health-department"] as const;

/**
 * Whether totals of a unit's part of the province are told as they are: to whoever may read the cases of every unit there that
 * looks after people, because they could count them. A newspaper lies in the whole province and a school in its district, and
 * neither has a case. @param scope the viewer's for `cases.read`.
 */
export async function mayExact(sql: Sql, scope: Scope, unit: Unit, today: Day): Promise<boolean> {
  if (!within(scope, unit.path)) return false;
  const { district, commune } = partOf(unit);
  let others = sql
    .selectFrom("unit")
    .select("unit.id")
    .where("unit.type", "in", CARE_TYPES)
    .where("unit.valid_from_day", "<=", today)
    .where(({ or, eb }) => or([eb("unit.valid_to_day", "is", null), eb("unit.valid_to_day", ">=", today)]))
    .where(({ not }) => not(inScope(scope, "unit.path")));
  if (commune !== undefined) others = others.where("unit.commune", "=", commune);
  else if (district !== undefined) others = others.where("unit.district", "=", district);
  return (await others.limit(1).executeTakeFirst()) === undefined;
}
