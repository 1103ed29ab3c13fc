/** How long what this slice keeps is kept. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { ms } from "../tables.ts";
import { FILE_KEPT } from "./store.ts";

/** Samples are known for so long that none comes in again: older ones than 60 days are refused. */
const RESULT_KEPT = Days(90);

/** A message that has not left by then does not leave any more. */
const NOTICE_KEPT = Days(1);

const OVER = {
  lab_file: { column: "made_ms", until: (now: Instant) => ms(minus(now, FILE_KEPT)) },
  negative_notice: { column: "made_ms", until: (now: Instant) => ms(minus(now, NOTICE_KEPT)) },
  lab_result: { column: "taken_ms", until: (now: Instant) => ms(minus(now, RESULT_KEPT)) },
} as const;

const rule = (table: keyof typeof OVER): KeepRule => ({
  table,
  async drop(trx, now) {
    const { column, until } = OVER[table];
    const { numDeletedRows } = await trx
      .deleteFrom(table)
      .where(column as never, "<=", until(now) as never)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  },
  async overdue(trx, now) {
    const { column, until } = OVER[table];
    const { count } = await trx
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .where(column as never, "<=", until(now) as never)
      .executeTakeFirstOrThrow();
    return Number(count);
  },
});

export const KEEP: readonly KeepRule[] = [rule("negative_notice"), rule("lab_file"), rule("lab_result")];
