/**
 * Wrong codes beside the right password make the next one wait. Only who has the password can make anybody wait, so a
 * flood of guesses never shuts a person out; and even a thief of the password makes only strange browsers wait, a quarter
 * of an hour at the most: a browser from which the person has signed in before, a recovery code and a passkey go on.
 *
 * A try is taken before anything is compared, and forgotten when what came was right. Looking and counting are one
 * statement, so that a thousand tries at the same moment are as few as a thousand one after another.
 */
import { Days, type Duration, type Instant, Minutes, minus, Seconds } from "@bluezone/protocol/time";
import { sql as text } from "kysely";
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

/** The same in milliseconds by number of wrong codes, as far as it grows; the last one stands for all that follow. */
const WAITS = Array.from({ length: FREE + 6 }, (_, wrong) => waitAfter(wrong));

/** Whose tries count together: those of all strange browsers for a person, or those of one known browser. */
export const lineOf = (personId: string, mark: string | undefined): string =>
  mark === undefined ? personId : `${personId} ${mark}`;

/**
 * Takes a try: true when it is free now. Taken with `counts` false it is free and leaves nothing, for the same statement.
 */
export async function takeTry(sql: Sql, line: string, now: Instant, counts = true): Promise<boolean> {
  const at = ms(now);
  const wrong = text<number>`case when staff_wait.seen_ms < ${ms(minus(now, FORGOTTEN))} then 1 else staff_wait.wrong + 1 end`;
  const wait = text`(array[${text.raw(WAITS.join())}]::bigint[])[least(${wrong}, ${text.lit(WAITS.length - 1)}) + 1]`;
  const taken = await sql
    .insertInto("staff_wait")
    .columns(["line", "wrong", "until_ms", "seen_ms"])
    .expression(
      sql
        .selectNoFrom([
          text<string>`${line}::text`.as("line"),
          text<number>`1`.as("wrong"),
          text<string>`${at}::bigint`.as("until_ms"),
          text<string>`${at}::bigint`.as("seen_ms"),
        ])
        .where(text<boolean>`${counts}::boolean`),
    )
    .onConflict((c) =>
      c
        .column("line")
        .doUpdateSet({ wrong, until_ms: text<string>`${at}::bigint + ${wait}`, seen_ms: at })
        .where("staff_wait.until_ms", "<=", at),
    )
    .returning("wrong")
    .executeTakeFirst();
  return taken !== undefined || !counts;
}

/** When the next try is free; nothing when it is at once. */
export async function waitsUntil(sql: Sql, line: string, now: Instant): Promise<Instant | undefined> {
  const row = await sql
    .selectFrom("staff_wait")
    .select("until_ms")
    .where("line", "=", line)
    .where("until_ms", ">", ms(now))
    .executeTakeFirst();
  return row && fromMs(row.until_ms);
}

/** Forgets what was wrong: the right one came. */
export async function forgetWrong(sql: Sql, line: string): Promise<void> {
  await sql.deleteFrom("staff_wait").where("line", "=", line).execute();
}
