/** Rows entered in bulk, by a slice's own row types. */
import type { Tables } from "@bluezone/rollout/tables";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";

/** Rows that one statement enters. */
const AT_ONCE = 20_000;

/** Enters rows of a table as they are; returns how many. */
export async function enter<T extends keyof Tables & string>(
  { engine }: TestRollout,
  table: T,
  rows: readonly Tables[T][],
): Promise<number> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await engine.query(
      `insert into rollout."${table}" select * from json_populate_recordset(null::rollout."${table}", $1)`,
      [JSON.stringify(rows.slice(from, from + AT_ONCE))],
    );
  return rows.length;
}
