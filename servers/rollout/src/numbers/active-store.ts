/** The only SQL of phones that answer: how often each mixed answer was given in a week. No report is kept as such. */
import type { Week } from "@bluezone/contract/rollout/week";
import { type Areas, HOURS_ANSWERS } from "@bluezone/contract/rollout/weekly-figure";
import { parseDay } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";

/** Counts one report, in one statement: two reports at once never wait for each other, as the district's row comes first. */
export async function countReport(
  areas: Areas,
  sql: Sql,
  week: Week,
  { district, hours }: { readonly district: string; readonly hours: string },
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
    .values([row("district", district), row("hours", hours)])
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
