/** The SQL of units that results belong to. */
import type { Day } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";

/** Types of units that look after people. */
const CARING = ["health-station", "medical-centre", "health-department"] as const;

/** The units that look after people on a day, by their code. */
export const caringUnits = (sql: Sql, day: Day) =>
  sql
    .selectFrom("unit")
    .select(["id", "code", "type", "name", "path", "commune"])
    .where("type", "in", CARING)
    .where("valid_from_day", "<=", day)
    .where(({ or, eb }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", day)]))
    .orderBy("code")
    .execute();
