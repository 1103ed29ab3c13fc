/** How many are in quarantine, by where they are; and how few are too few to be told outside. */
import { addDays, type Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";

/** Counts as they are. `ended` are those of the last seven days, today included. */
export type QuarantineTotals = { readonly home: number; readonly site: number; readonly ended: number };

/** The counts within a scope on a day. */
export async function totalsOf(sql: Sql, scope: Scope, today: Day): Promise<QuarantineTotals> {
  const open = (place: string) =>
    raw<string>`count(*) filter (where ended_day is null and first_day <= ${today} and place = ${place})`;
  const row = await sql
    .selectFrom("quarantine")
    .select([
      open("home").as("home"),
      open("site").as("site"),
      raw<string>`count(*) filter (where ended_day > ${addDays(today, -7)} and end_kind <> 'positive')`.as(
        "ended",
      ),
    ])
    .where(inScope(scope, "quarantine.unit_path"))
    .executeTakeFirstOrThrow();
  return { home: Number(row.home), site: Number(row.site), ended: Number(row.ended) };
}

/** The smallest number of people that is told. */
const SMALLEST_TOLD = 5;
/** A count for outside: null for 1 to 4. */
export const told = (count: number): number | null => (count > 0 && count < SMALLEST_TOLD ? null : count);
