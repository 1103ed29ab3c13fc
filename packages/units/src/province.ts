/**
 * Who may do what is done for the whole province: whoever's reach holds a unit that acts for it. Such a unit is entered by
 * the province alone (`placing.ts`), so its type can be believed; one that lies below a district or commune, which could be
 * entered before that rule was, is not.
 */
import { Fault } from "@bluezone/contract/fault";
import type { UnitType } from "@bluezone/policy/unit-type";
import type { Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { type Sql, type UnitTables, unitsOf } from "./rows.ts";

/** Types of units that act for the whole province: its committee, and the departments that inform it and look after its health. */
export const PROVINCE_WIDE = [
  "province-committee",
  "information-department",
  "health-department",
] as const satisfies readonly UnitType[];

/** The units of a scope that act, on a day, for the whole province, as a query of their ids; `organs`: of these types alone. */
export const provinceWide = <Tables extends UnitTables>(
  sql: Sql<Tables>,
  scope: Scope,
  on: Day,
  organs: readonly UnitType[] = PROVINCE_WIDE,
) =>
  unitsOf(sql)
    .selectFrom("unit")
    .select("id")
    .where("type", "in", organs)
    .where("level", "=", "province")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("unit as above")
            .select("above.id")
            .where("above.level", "!=", "province")
            .where(raw<boolean>`starts_with(unit.path, above.path)`),
        ),
      ),
    )
    .where("valid_from_day", "<=", on)
    .where(({ or, eb }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", on)]))
    .where(inScope(scope, "unit.path"));

/** Whether a scope holds, on a day, a unit that acts for the whole province; `organs`: of these types alone. */
export async function reachesProvince<Tables extends UnitTables>(
  sql: Sql<Tables>,
  scope: Scope,
  on: Day,
  organs: readonly UnitType[] = PROVINCE_WIDE,
): Promise<boolean> {
  if (scope.paths.includes("")) return true;
  const found = await provinceWide(sql, scope, on, organs).limit(1).executeTakeFirst();
  return found !== undefined;
}

/** Throws Fault `not_the_province` unless a scope holds, on a day, a unit that acts for the whole province. */
export async function mustReachProvince<Tables extends UnitTables>(
  sql: Sql<Tables>,
  scope: Scope,
  on: Day,
): Promise<void> {
  if (!(await reachesProvince(sql, scope, on)))
    throw new Fault("not_the_province", "This is done for the whole province, by a unit that acts for it.");
}
