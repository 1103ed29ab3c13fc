/** The only SQL of closed reports. */
import type { ClosedReport, ReportBody, ReportForm, ReportPeriod } from "@bluezone/contract/health/reports";
import { Day, isoDay, isoInstant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { fromMs, type Sql, type Transaction } from "../tables.ts";
import { type Period, periodOf } from "./period.ts";
import type { ReportClosedRow } from "./tables.ts";

/** A closed report with the names of its office and of who closed it. */
export type StoredReport = ReportClosedRow & { readonly unit_name: string; readonly by_name: string | null };

/** A closed report as the contract shows it. */
export function closedOf(row: StoredReport): ClosedReport {
  const { from, cutOff } = periodOf(row.period, Day(row.day));
  return {
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    period: row.period,
    day: isoDay(Day(row.day)),
    from: isoInstant(from),
    cutOff: isoInstant(cutOff),
    closedAt: isoInstant(fromMs(row.closed_ms)),
    by: row.by_name ?? "",
    note: row.note,
    illustrative: row.illustrative,
  };
}

/** What it says in a form; nothing in the told form of a day. */
export function bodyOf({ exact, told }: ReportClosedRow, form: ReportForm): ReportBody | undefined {
  const text = form === "exact" ? exact : told;
  return text === null ? undefined : (JSON.parse(text) as ReportBody);
}

const reports = (sql: Sql) =>
  sql
    .selectFrom("report_closed")
    .innerJoin("unit", "unit.id", "report_closed.unit_id")
    .leftJoin("staff_user", "staff_user.id", "report_closed.closed_by")
    .selectAll("report_closed")
    .select(["unit.name as unit_name", "staff_user.name as by_name"]);

/** A closed report within a scope. */
export const findReport = (sql: Sql, scope: Scope, id: string): Promise<StoredReport | undefined> =>
  reports(sql)
    .where("report_closed.id", "=", id)
    .where(inScope(scope, "report_closed.unit_path"))
    .executeTakeFirst();

/** The closed report of a unit's time. The unit was looked up within the scope. */
export const reportOf = (
  sql: Sql,
  unitId: string,
  { period, day }: Pick<Period, "period" | "day">,
): Promise<StoredReport | undefined> =>
  reports(sql)
    .where("unit_id", "=", unitId)
    .where("period", "=", period)
    .where("day", "=", day)
    .executeTakeFirst();

/** Closed reports within a scope, newest first; of times of one kind when that is said. */
export async function listClosed(
  sql: Sql,
  scope: Scope,
  asked: {
    readonly unitId?: string | undefined;
    readonly period?: ReportPeriod;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ readonly rows: readonly StoredReport[]; readonly total: number }> {
  let query = reports(sql).where(inScope(scope, "report_closed.unit_path"));
  if (asked.unitId !== undefined) query = query.where("unit_id", "=", asked.unitId);
  if (asked.period !== undefined) query = query.where("period", "=", asked.period);
  const rows = await query
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy("day", "desc")
    .orderBy("closed_ms", "desc")
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  return { rows, total: Number(rows[0]?.total ?? 0) };
}

/** Keeps a closed report for good; false when there is one already. */
export async function keepReport(trx: Transaction, row: ReportClosedRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("report_closed")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
