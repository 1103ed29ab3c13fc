/** A register of the policy's own, entered as units: for tests, the town, and a province that begins with it. */
import type { OrgUnit } from "@bluezone/policy/org-unit";
import { unitKey } from "@bluezone/policy/unit";
import type { Sql } from "../tables.ts";
import { putUnit } from "./store.ts";

/**
 * Enters organisations, each after the one above it. Entering them again changes nothing. Throws RangeError when one stands
 * below another that is not among them.
 */
export async function enterRegister(sql: Sql, register: readonly OrgUnit[]): Promise<void> {
  const paths = new Map<string, string>();
  let waiting = register;
  while (waiting.length > 0) {
    const next = waiting.filter(({ parent }) => parent === undefined || paths.has(parent));
    if (next.length === 0) throw new RangeError("a unit stands below one that is not in the register");
    for (const unit of next) {
      const { validFrom, validTo, parent = null, district = null, commune = null, ...rest } = unit;
      const id = unitKey(unit);
      const above = parent === null ? "" : (paths.get(parent) ?? "");
      paths.set(id, `${above}${id}/`);
      await putUnit(sql, {
        ...rest,
        id,
        parent,
        above,
        district,
        commune,
        population: null,
        valid_from_day: validFrom,
        valid_to_day: validTo ?? null,
      });
    }
    waiting = waiting.filter((unit) => !next.includes(unit));
  }
}
