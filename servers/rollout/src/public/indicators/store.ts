/** The only SQL of indicators: what was entered of the health desk's files. */
import { addOnce } from "@bluezone/server-kit/sql/add-once";
import type { Sql, Transaction } from "../../tables.ts";
import type { IndicatorReportRow } from "../tables.ts";

/** What was entered, the newest first: it is public, so everybody reads it. */
export const findIndicators = (sql: Sql, limit: number): Promise<IndicatorReportRow[]> =>
  sql.selectFrom("indicator_report").selectAll().orderBy("version", "desc").limit(limit).execute();

/** The newest version; 0 of none. */
export async function newestVersion(sql: Sql): Promise<number> {
  const { version } = await sql
    .selectFrom("indicator_report")
    .select(({ fn }) => fn.max<number | null>("version").as("version"))
    .executeTakeFirstOrThrow();
  return version ?? 0;
}

/** Adds a version; false when somebody was first. */
export const insertIndicators = (trx: Transaction, row: IndicatorReportRow): Promise<boolean> =>
  addOnce(trx, "indicator_report", row);
