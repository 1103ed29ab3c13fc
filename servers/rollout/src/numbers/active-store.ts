/** The only SQL of phones that answer: how often each mixed answer was given in a week. No report is kept as such. */
import { AREAS, DISTRICT_ANSWERS, HOURS_ANSWERS } from "@bluezone/contract/rollout/active";
import type { Week } from "@bluezone/contract/rollout/week";
import { parseDay } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import type { Sql, Transaction } from "../tables.ts";

/** Counts one report. */
export async function countReport(
  trx: Transaction,
  week: Week,
  given: { readonly district: string; readonly hours: string },
): Promise<void> {
  // Always in this order: two reports at once cannot wait for each other.
  for (const [question, answer] of [
    ["district", given.district],
    ["hours", given.hours],
  ] as const)
    await trx
      .insertInto("active_answer")
      .values({ week_day: parseDay(week), areas: AREAS.name, question, answer, n: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(["week_day", "areas", "question", "answer"])
          .doUpdateSet({ n: raw`active_answer.n + 1` }),
      )
      .execute();
}

/** A week's counts in the order of the answers. */
export type ActiveCounts = { readonly district: readonly number[]; readonly hours: readonly number[] };

/** The counts of a week. */
export async function activeCounts(sql: Sql, week: Week): Promise<ActiveCounts> {
  const rows = await sql
    .selectFrom("active_answer")
    .select(["question", "answer", "n"])
    .where("week_day", "=", parseDay(week))
    .where("areas", "=", AREAS.name)
    .execute();
  const of = (question: string, answers: readonly string[]): readonly number[] =>
    answers.map((answer) => rows.find((row) => row.question === question && row.answer === answer)?.n ?? 0);
  return { district: of("district", DISTRICT_ANSWERS), hours: of("hours", HOURS_ANSWERS) };
}
