/** The only SQL of phones that answer: how often each mixed answer was given in a week. No report is kept as such. */
import type { Week } from "@bluezone/contract/rollout/week";
import { ALERT_ANSWERS, type Areas, HOURS_ANSWERS } from "@bluezone/contract/rollout/weekly-figure";
import { parseDay } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";

/** Counts one report, in one statement: two reports at once never wait for each other, as the district's row comes first. */
export async function countReport(
  areas: Areas,
  sql: Sql,
  week: Week,
  { district, hours, alert }: { readonly district: string; readonly hours: string; readonly alert?: string },
): Promise<void> {
  const row = (question: string, answer: string) => ({
    week_day: parseDay(week),
    areas: areas.name,
    question,
    answer,
    n: 1,
  });
  await sql
    .insertInto("active_answer")
    .values([
      row("district", district),
      row("hours", hours),
      ...(alert === undefined ? [] : [row("alert", alert)]),
    ])
    .onConflict((conflict) =>
      conflict
        .columns(["week_day", "areas", "question", "answer"])
        .doUpdateSet(({ eb }) => ({ n: eb("active_answer.n", "+", 1) })),
    )
    .execute();
}

/** A week's counts in the order of the answers. */
export type ActiveCounts = { readonly district: readonly number[]; readonly hours: readonly number[] };

/** The counts of a week. */
export async function activeCounts(areas: Areas, sql: Sql, week: Week): Promise<ActiveCounts> {
  const rows = await sql
    .selectFrom("active_answer")
    .select(["question", "answer", "n"])
    .where("week_day", "=", parseDay(week))
    .where("areas", "=", areas.name)
    .execute();
  const of = (question: string, answers: readonly string[]): readonly number[] =>
    answers.map((answer) => rows.find((row) => row.question === question && row.answer === answer)?.n ?? 0);
  return { district: of("district", areas.answers), hours: of("hours", HOURS_ANSWERS) };
}

/** The counts of what came of alerts from one week to another, in the order of the answers. */
export async function alertCounts(
  areas: Areas,
  sql: Sql,
  { from, to }: { readonly from: Week; readonly to: Week },
): Promise<readonly number[]> {
  const rows = await sql
    .selectFrom("active_answer")
    .select(({ fn }) => ["answer", fn.sum<string>("n").as("n")])
    .where("areas", "=", areas.name)
    .where("question", "=", "alert")
    .where("week_day", ">=", parseDay(from))
    .where("week_day", "<=", parseDay(to))
    .groupBy("answer")
    .execute();
  return ALERT_ANSWERS.map((answer) => Number(rows.find((row) => row.answer === answer)?.n ?? 0));
}
