/** A venue lies in the district of the unit that lists it, unless who lists it reaches over the other district. */
import { Fault } from "@bluezone/contract/fault";
import type { Day } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { reachesProvince } from "@bluezone/units/province";
import type { Sql } from "../../tables.ts";
import { committeeWithin } from "./store.ts";

/** Throws Fault `district_foreign` unless the district is the unit's own, or the scope holds its committee or the province. */
export async function mustBeOwnDistrict(
  sql: Sql,
  scope: Scope,
  unit: { readonly district: string | null },
  district: string,
  on: Day,
): Promise<void> {
  if (unit.district === district) return;
  if (!(await committeeWithin(sql, scope, district)) && !(await reachesProvince(sql, scope, on)))
    throw new Fault("district_foreign", "This unit does not lie in that district.");
}
