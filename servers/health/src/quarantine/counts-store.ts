/** The SQL that counts who is in quarantine. */
import { addDays, type Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";
import { type Half, logged } from "./entries-store.ts";

/** How many have no entry for a half-day, of those that are in quarantine by then. */
export async function countUnlogged(
  sql: Sql,
  scope: Scope,
  at: Half,
): Promise<{ readonly open: number; readonly missing: number }> {
  const row = await sql
    .selectFrom("quarantine")
    .select(({ fn, eb }) => [
      fn.countAll<string>().as("open"),
      fn
        .countAll<string>()
        .filterWhere(eb("quarantine.id", "not in", logged(sql, at)))
        .as("missing"),
    ])
    .where(inScope(scope, "quarantine.unit_path"))
    .where("ended_day", "is", null)
    .where("first_day", "<=", at.day)
    .executeTakeFirstOrThrow();
  return { open: Number(row.open), missing: Number(row.missing) };
}

/** Counts as they are. `ended` are those of the last seven days, today included. */
export type QuarantineTotals = { readonly home: number; readonly site: number; readonly ended: number };

/** How many are in quarantine within a scope on a day, by where they are. */
export async function totalsOf(sql: Sql, scope: Scope, today: Day): Promise<QuarantineTotals> {
  const open = (place: string) =>
    raw<string>`count(*) filter (where ended_day is null and first_day <= ${today} and place = ${place})`;
  const row = await sql
    .selectFrom("quarantine")
    .select([
      open("home").as("home"),
      open("site").as("site"),
      raw<string>`count(*) filter (where ended_day > ${addDays(today, -7)} and end_kind not in ('positive', 'died'))`.as(
        "ended",
      ),
    ])
    .where(inScope(scope, "quarantine.unit_path"))
    .executeTakeFirstOrThrow();
  return { home: Number(row.home), site: Number(row.site), ended: Number(row.ended) };
}
