/** Which units are asked for weekly numbers: all that have staff of their own. */
import { UNIT_TYPES, type UnitType } from "@bluezone/policy/unit-type";

/** The committee at the top receives the report; vehicles belong to their line, teams are made of others' staff. */
const SILENT: readonly UnitType[] = ["province-committee", "vehicle", "inspection-team", "quarantine-site"];

/** Types that are asked. */
export const REPORTING_TYPES: readonly string[] = (Object.keys(UNIT_TYPES) as UnitType[]).filter(
  (type) => !SILENT.includes(type),
);
