/** A venue lies in the district of the unit that lists it, unless who lists it reaches over the other district. */
import { Fault } from "@bluezone/contract/fault";
import type { Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { reachesProvince } from "@bluezone/units/province";
import type { Sql } from "../../tables.ts";

/** Throws Fault `district_foreign` unless the district is the unit's own, or the scope holds its committee or the province. */
export async function mustBeOwnDistrict(
  sql: Sql,
  scope: Scope,
  unit: { readonly district: string | null },
  district: string,
  on: Day,
): Promise<void> {
  if (unit.district === district) return;
  const committee = await sql
    .selectFrom("unit")
    .select("id")
    .where("type", "=", "district-committee")
    .where("district", "=", district)
    .where(inScope(scope, "unit.path"))
    .limit(1)
    .executeTakeFirst();
  if (!committee && !(await reachesProvince(sql, scope, on)))
    throw new Fault("district_foreign", "This unit does not lie in that district.");
}
