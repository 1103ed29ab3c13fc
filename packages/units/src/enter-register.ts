/** A register of the policy's own, entered as units: for tests, and for a province that begins with it. */
import { type OrgUnit, unitIndex, unitPath } from "@bluezone/policy/org-unit";
import { fold } from "@bluezone/vietnamese/fold";
import type { Sql, UnitRow, UnitTables } from "./rows.ts";
import { putUnits } from "./store.ts";

/**
 * Enters organisations. Entering them again changes nothing. Throws RangeError when one stands below another that is not
 * among them.
 */
export async function enterRegister<Tables extends UnitTables>(
  sql: Sql<Tables>,
  register: readonly OrgUnit[],
): Promise<void> {
  const index = unitIndex(register);
  const rows = register.map((unit): UnitRow => {
    const {
      validFrom,
      validTo,
      parent = null,
      district = null,
      commune = null,
      population = null,
      ...rest
    } = unit;
    return {
      ...rest,
      search: fold(unit.name),
      parent,
      path: unitPath(index, unit.id)
        .map(({ id }) => `${id}/`)
        .join(""),
      district,
      commune,
      population,
      valid_from_day: validFrom,
      valid_to_day: validTo ?? null,
    };
  });
  await putUnits(sql, rows);
}
