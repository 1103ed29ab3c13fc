/** The only SQL of situations. */
import type { Day } from "@bluezone/protocol/time";
import { addOnce } from "@bluezone/server-kit/sql/add-once";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { Sql, Transaction } from "../../tables.ts";
import type { SituationRow } from "../tables.ts";

const newest = (sql: Sql) =>
  sql
    .selectFrom("situation")
    .selectAll("situation")
    .distinctOn("situation.day")
    .orderBy("situation.day", "desc")
    .orderBy("situation.version", "desc");

/**
 * The newest version of each day for whoever lies below the unit that entered it, or above: what is public is no secret, so
 * everybody of the province reads it.
 */
export const findSituations = (sql: Sql, { paths }: Scope, limit: number): Promise<SituationRow[]> =>
  newest(sql)
    .where(({ or, val }) =>
      or([
        inScope({ paths }, "situation.unit_path"),
        ...paths.map(
          (path) =>
            raw<boolean>`left(cast(${val(path)} as text), length(${raw.ref("situation.unit_path")})) = ${raw.ref("situation.unit_path")}`,
        ),
      ]),
    )
    .limit(limit)
    .execute();

/** The newest version of every day up to one, the newest first: what may be told of a day depends on all before it. */
export const situationsUntil = (sql: Sql, day: Day): Promise<SituationRow[]> =>
  newest(sql).where("situation.day", "<=", day).execute();

/** The newest version of a day; 0 when it has none. */
export async function versionOf(sql: Sql, day: Day): Promise<number> {
  const { version } = await sql
    .selectFrom("situation")
    .select(({ fn }) => fn.max<number | null>("version").as("version"))
    .where("day", "=", day)
    .executeTakeFirstOrThrow();
  return version ?? 0;
}

/** Adds a version; false when somebody was first. */
export const insertSituation = (trx: Transaction, row: SituationRow): Promise<boolean> =>
  addOnce(trx, "situation", row);
