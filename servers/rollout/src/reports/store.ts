/** The only SQL of papers that went out. */
import type { Outgoing } from "@bluezone/contract/rollout/reports";
import type { Week } from "@bluezone/contract/rollout/week";
import { Day, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import { addOnce } from "@bluezone/server-kit/sql/add-once";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { instantOf, type Sql, type Transaction } from "../tables.ts";
import type { OutgoingPaperRow } from "./tables.ts";

type StoredPaper = OutgoingPaperRow & { readonly by_name: string | null };

/** A paper as the contract shows it. */
export function outgoingOf(row: StoredPaper): Outgoing {
  return {
    id: row.id,
    kind: row.kind as Outgoing["kind"],
    number: row.number,
    symbol: row.symbol,
    day: isoDay(Day(row.day)),
    subject: row.subject,
    unitId: row.unit_id,
    week: row.week_day === null ? null : isoDay(Day(row.week_day)),
    closedAt: isoInstant(instantOf(row.closed_ms)),
    by: row.by_name ?? "",
  };
}

const papers = (sql: Sql) =>
  sql
    .selectFrom("outgoing_paper")
    .leftJoin("staff_user", "staff_user.id", "outgoing_paper.by_id")
    .selectAll("outgoing_paper")
    .select("staff_user.name as by_name");

/** A paper within a scope. */
export const findPaper = (sql: Sql, scope: Scope, id: string): Promise<StoredPaper | undefined> =>
  papers(sql).where("outgoing_paper.id", "=", id).where(inScope(scope, "unit_path")).executeTakeFirst();

/** The closed report of a unit's week. The unit was looked up within the scope. */
export const reportOf = (sql: Sql, unitId: string, week: Week): Promise<StoredPaper | undefined> =>
  papers(sql).where("unit_id", "=", unitId).where("week_day", "=", parseDay(week)).executeTakeFirst();

/** A letter by the id that its sender made. The unit was looked up within the scope. */
export const letterOf = (sql: Sql, unitId: string, clientId: string): Promise<StoredPaper | undefined> =>
  papers(sql).where("unit_id", "=", unitId).where("client_id", "=", clientId).executeTakeFirst();

/** The newest paper of a kind that an office sent out: its head is offered again. */
export const newestOf = (
  sql: Sql,
  unitId: string,
  kind: Outgoing["kind"],
): Promise<StoredPaper | undefined> =>
  papers(sql)
    .where("unit_id", "=", unitId)
    .where("kind", "=", kind)
    .orderBy("closed_ms", "desc")
    .executeTakeFirst();

/** Papers of offices within a scope, newest first. */
export async function listOutgoing(
  sql: Sql,
  scope: Scope,
  {
    kind,
    limit,
    offset,
  }: { readonly kind?: string | undefined; readonly limit: number; readonly offset: number },
): Promise<{ readonly papers: readonly Outgoing[]; readonly total: number }> {
  let query = papers(sql).where(inScope(scope, "unit_path"));
  if (kind !== undefined) query = query.where("kind", "=", kind);
  const rows = await query
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy("closed_ms", "desc")
    .orderBy("number", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return { papers: rows.map(outgoingOf), total: Number(rows[0]?.total ?? 0) };
}

/** The last number that a series gave in a year; nothing before its first. */
export async function lastNumber(
  sql: Sql,
  unitId: string,
  symbol: string,
  year: number,
): Promise<number | undefined> {
  const row = await sql
    .selectFrom("paper_series")
    .select("last")
    .where("unit_id", "=", unitId)
    .where("symbol", "=", symbol)
    .where("year", "=", year)
    .executeTakeFirst();
  return row?.last;
}

/**
 * The next number of a series in a year, or `first` for its first paper. Whoever comes meanwhile waits until the transaction
 * ends; one that fails gives its number back, so that there is never a gap.
 */
export async function takeNumber(
  trx: Transaction,
  unitId: string,
  symbol: string,
  year: number,
  first: number,
): Promise<number> {
  const { last } = await trx
    .insertInto("paper_series")
    .values({ unit_id: unitId, symbol, year, last: first })
    .onConflict((conflict) =>
      conflict
        .columns(["unit_id", "symbol", "year"])
        .doUpdateSet(({ eb }) => ({ last: eb("paper_series.last", "+", 1) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return last;
}

/** Keeps a paper for good; false when the week is closed, or the letter kept, already. */
export const keepPaper = (trx: Transaction, row: OutgoingPaperRow): Promise<boolean> =>
  addOnce(trx, "outgoing_paper", row);

/** The last number that a series of papers gave in a year. */
export type LastNumber = { readonly symbol: string; readonly year: number; readonly last: number };

/** The last numbers of all series, year by year. */
export const lastNumbers = (sql: Sql): Promise<LastNumber[]> =>
  sql
    .selectFrom("paper_series")
    .select(["symbol", "year", "last"])
    .orderBy("year")
    .orderBy("symbol")
    .execute();
