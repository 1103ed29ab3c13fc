/** The only SQL of units that look after people in a part of the province. */
import type { Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import type { Part } from "./tree.ts";

/** Units that look after people. */
const CARE_TYPES = ["health-station", "medical-centre", "health-department"] as const;

/** Whether a unit that looks after people in a part on a day is out of a scope. */
export async function hasCareOutside(
  sql: Sql,
  scope: Scope,
  { district, commune }: Part,
  today: Day,
): Promise<boolean> {
  let others = sql
    .selectFrom("unit")
    .select("unit.id")
    .where("unit.type", "in", CARE_TYPES)
    .where("unit.valid_from_day", "<=", today)
    .where(({ or, eb }) => or([eb("unit.valid_to_day", "is", null), eb("unit.valid_to_day", ">=", today)]))
    .where(({ not }) => not(inScope(scope, "unit.path")));
  if (commune !== undefined) others = others.where("unit.commune", "=", commune);
  else if (district !== undefined) others = others.where("unit.district", "=", district);
  return (await others.limit(1).executeTakeFirst()) !== undefined;
}
