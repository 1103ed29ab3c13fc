/**
 * Wrong codes beside the right password make the next one wait. Only who has the password can make anybody wait, so a
 * flood of guesses never shuts a person out; and even a thief of the password makes only strange browsers wait, a quarter
 * of an hour at the most: a browser from which the person has signed in before, a recovery code and a passkey go on.
 */
import { Days, type Duration, type Instant, Minutes, minus, plus, Seconds } from "@bluezone/protocol/time";
import { fromMs, ms, type Sql } from "../tables.ts";

/** Wrong codes that cost nothing: typing is hard. */
const FREE = 5;
const FIRST = Seconds(30);
const LONGEST = Minutes(15);
/** What was so long ago no longer counts. */
const FORGOTTEN = Days(1);

/** How long after so many wrong codes in a row the next one waits: nothing, then 30 seconds, doubled each time up to 15 minutes. */
export function waitAfter(wrong: number): Duration {
  if (wrong < FREE) return Seconds(0);
  return Math.min(FIRST * 2 ** Math.min(wrong - FREE, 20), LONGEST) as Duration;
}

/** Whose tries count together: those of all strange browsers for a person, or those of one known browser. */
export const lineOf = (personId: string, mark: string | undefined): string =>
  mark === undefined ? personId : `${personId} ${mark}`;

/** When the next code may be tried; nothing when at once. */
export async function waitsUntil(sql: Sql, line: string, now: Instant): Promise<Instant | undefined> {
  const row = await sql
    .selectFrom("staff_wait")
    .select("until_ms")
    .where("line", "=", line)
    .where("until_ms", ">", ms(now))
    .executeTakeFirst();
  return row && fromMs(row.until_ms);
}

/** Counts a wrong code. */
export async function countWrong(sql: Sql, line: string, now: Instant): Promise<void> {
  const { wrong } = await sql
    .insertInto("staff_wait")
    .values({ line, wrong: 1, until_ms: ms(now), seen_ms: ms(now) })
    .onConflict((c) =>
      c.column("line").doUpdateSet(({ eb, ref, case: when }) => ({
        wrong: when()
          .when("staff_wait.seen_ms", "<", ms(minus(now, FORGOTTEN)))
          .then(1)
          .else(eb(ref("staff_wait.wrong"), "+", 1))
          .end(),
        seen_ms: ms(now),
      })),
    )
    .returning("wrong")
    .executeTakeFirstOrThrow();
  await sql
    .updateTable("staff_wait")
    .set({ until_ms: ms(plus(now, waitAfter(wrong))) })
    .where("line", "=", line)
    .execute();
}

/** Forgets what was wrong: the right code came. */
export async function forgetWrong(sql: Sql, line: string): Promise<void> {
  await sql.deleteFrom("staff_wait").where("line", "=", line).execute();
}
