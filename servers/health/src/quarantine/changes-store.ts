/** The SQL of ends that a rule moved. */
import type { Day, Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { QuarantineChangeRow } from "./tables.ts";

/** Most that a page shows; whoever confirms these sees the next. */
const MOST = 1_000;

/** Adds one. */
export async function insertChange(trx: Transaction, row: QuarantineChangeRow): Promise<void> {
  await trx.insertInto("quarantine_change").values(row).execute();
}

/** What rules did to the end of a quarantine, the latest first. */
export const changesOf = (sql: Sql, id: string): Promise<QuarantineChangeRow[]> =>
  sql
    .selectFrom("quarantine_change")
    .selectAll()
    .where("quarantine_id", "=", id)
    .orderBy("rule_day", "desc")
    .execute();

/** The last day that a quarantine had before a rule moved it; null when none did. */
export async function formerLastDay(sql: Sql, id: string): Promise<number | null> {
  const moved = await sql
    .selectFrom("quarantine_change")
    .select("old_last_day")
    .where("quarantine_id", "=", id)
    .orderBy("rule_day", "desc")
    .executeTakeFirst();
  return moved?.old_last_day ?? null;
}

/** Which of these have an end that a rule moved and nobody has confirmed. */
export async function unseenOf(sql: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql
    .selectFrom("quarantine_change")
    .select("quarantine_id")
    .where("quarantine_id", "in", ids)
    .where("seen_ms", "is", null)
    .execute();
  return new Set(rows.map(({ quarantine_id }) => quarantine_id));
}

/** Moved ends of open quarantines within a scope that nobody has confirmed: of the newest rule first, then the earliest end. */
export const unseenWithin = (
  sql: Sql,
  scope: Scope,
): Promise<(QuarantineChangeRow & { readonly person_id: string; readonly first_day: number })[]> =>
  sql
    .selectFrom("quarantine_change as change")
    .innerJoin("quarantine", "quarantine.id", "change.quarantine_id")
    .selectAll("change")
    .select(["quarantine.person_id", "quarantine.first_day"])
    .where(inScope(scope, "quarantine.unit_path"))
    .where("change.seen_ms", "is", null)
    .where("quarantine.ended_day", "is", null)
    .orderBy("change.rule_day", "desc")
    .orderBy("change.new_last_day")
    .orderBy("quarantine.id")
    .limit(MOST)
    .execute();

/** Says of those of these quarantines that are within a scope that an officer has seen what the rule of a day did; how many there were. */
export async function setSeen(
  trx: Transaction,
  scope: Scope,
  { ids, ruleDay }: { readonly ids: readonly string[]; readonly ruleDay: Day },
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<number> {
  const within = trx
    .selectFrom("quarantine")
    .select("id")
    .where("id", "in", ids)
    .where(inScope(scope, "quarantine.unit_path"));
  const { numUpdatedRows } = await trx
    .updateTable("quarantine_change")
    .set({ seen_ms: ms(now), seen_by: by })
    .where("rule_day", "=", ruleDay)
    .where("seen_ms", "is", null)
    .where("quarantine_id", "in", within)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
