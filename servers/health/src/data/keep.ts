/** How long requests are kept: a year after they were answered, as proof that they were. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { ms, type Transaction } from "../tables.ts";

const YEAR = 365;

const answered = (trx: Transaction, now: Instant) =>
  trx
    .selectFrom("data_request")
    .select("id")
    .where("answered_ms", "<=", ms(minus(now, Days(YEAR))));

export const KEEP: readonly KeepRule[] = [
  {
    table: "data_request",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("data_request")
        .where("id", "in", answered(trx, now))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    overdue: async (trx, now) => (await answered(trx, now).execute()).length,
  },
];
