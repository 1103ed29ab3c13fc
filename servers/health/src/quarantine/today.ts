/** What the page "Hôm nay" says of quarantine. */
import { type Day, type Instant, wallTime } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";
import { countUnwell } from "./unwell.ts";

/**
 * How many are in quarantine, how many of them have this half-day's entry, a fever or symptoms by their last entry,
 * whose last day is over, and how many ends a new rule moved unseen.
 */
export type QuarantineToday = {
  readonly open: number;
  readonly logged: number;
  readonly unwell: number;
  readonly due: number;
  readonly changed: number;
};

/** The half of the day for which a temperature is asked for: before noon the morning's, from noon on the afternoon's. */
export const halfAt = (now: Instant): "morning" | "afternoon" =>
  wallTime(now, "vietnam").hour < 12 ? "morning" : "afternoon";

/** The counts within a scope. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  { now, today }: { readonly now: Instant; readonly today: Day },
): Promise<QuarantineToday> {
  const row = await sql
    .selectFrom("quarantine")
    .leftJoin("quarantine_log as log", (join) =>
      join
        .onRef("log.quarantine_id", "=", "quarantine.id")
        .on("log.day", "=", today)
        .on("log.half", "=", halfAt(now))
        .on("log.replaced_ms", "is", null),
    )
    .select(({ fn }) => [
      fn.countAll<string>().as("open"),
      fn.count<string>("log.day").as("logged"),
      raw<string>`count(*) filter (where ${raw.ref("quarantine.last_day")} < ${today})`.as("due"),
    ])
    .where(inScope(scope, "quarantine.unit_path"))
    .where("quarantine.ended_day", "is", null)
    .where("quarantine.first_day", "<=", today)
    .executeTakeFirstOrThrow();
  const { changed } = await sql
    .selectFrom("quarantine_change as change")
    .innerJoin("quarantine", "quarantine.id", "change.quarantine_id")
    .select(({ fn }) => fn.countAll<string>().as("changed"))
    .where("change.seen_ms", "is", null)
    .where("quarantine.ended_day", "is", null)
    .where(inScope(scope, "quarantine.unit_path"))
    .executeTakeFirstOrThrow();
  return {
    open: Number(row.open),
    logged: Number(row.logged),
    unwell: await countUnwell(sql, scope),
    due: Number(row.due),
    changed: Number(changed),
  };
}
