/** People who left, with all that let them in: they go when their time is over. */
import { type Instant, minus } from "@bluezone/protocol/time";
import { LEFT_FOR } from "@bluezone/staff/left";
import type { KeepRule } from "./keep-rule.ts";
import { ms, type Transaction } from "./tables.ts";

const gone = (trx: Transaction, now: Instant) =>
  trx
    .selectFrom("staff_user")
    .select("id")
    .where("suspended_ms", "<=", ms(minus(now, LEFT_FOR)));

/** The rule. */
export const LEFT: KeepRule = {
  table: "staff_user",
  async drop(trx, now) {
    const { numDeletedRows } = await trx
      .deleteFrom("staff_user")
      .where("id", "in", gone(trx, now))
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  },
  overdue: async (trx, now) => (await gone(trx, now).execute()).length,
};
