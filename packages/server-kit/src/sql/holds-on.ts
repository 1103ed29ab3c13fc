/** Rows that hold from a day on, such as a unit's: `valid_from_day`, and `valid_to_day`, which is null while no end is known. */
import type { Day } from "@bluezone/protocol/time";
import { type RawBuilder, type SqlBool, sql } from "kysely";

/** Whether a row of a table holds on a day, as a condition. `table` is a name of the query's own, such as "unit". */
export function holdsOn(day: Day, table: string): RawBuilder<SqlBool> {
  const [from, to] = [sql.ref(`${table}.valid_from_day`), sql.ref(`${table}.valid_to_day`)];
  return sql<SqlBool>`${from} <= ${day} and (${to} is null or ${to} >= ${day})`;
}
