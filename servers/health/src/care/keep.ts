/** How long requests between units are kept: 90 days, answered or not. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { ms, type Transaction } from "../tables.ts";

const KEPT = Days(90);

const over = (trx: Transaction, now: Instant) =>
  trx
    .selectFrom("care_request")
    .select("id")
    .where("asked_ms", "<=", ms(minus(now, KEPT)));

export const KEEP: readonly KeepRule[] = [
  {
    table: "care_request",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("care_request")
        .where("id", "in", over(trx, now))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    overdue: async (trx, now) => (await over(trx, now).execute()).length,
  },
];
