/** The only SQL of weeks as they were told first. */
import type { Sql } from "../tables.ts";
import type { ToldWeekRow } from "./tables.ts";

type Key = Pick<ToldWeekRow, "figure" | "day">;

/** How a figure of a week was told; undefined while it was not. */
export const findTold = async (sql: Sql, { figure, day }: Key): Promise<string | undefined> =>
  (
    await sql
      .selectFrom("told_week")
      .select("told")
      .where("figure", "=", figure)
      .where("day", "=", day)
      .executeTakeFirst()
  )?.told;

/** Keeps how it is told, unless somebody was told before: that stays. */
export async function keepTold(sql: Sql, row: ToldWeekRow): Promise<void> {
  await sql
    .insertInto("told_week")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
