/** How long requests are kept: a year after they were answered, as proof that they were; the proof of retention as long. */
import { addDays, Days, dayOf, type Instant, minus } from "@bluezone/protocol/time";
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
  {
    table: "keep_proof",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("keep_proof")
        .where("day", "<=", addDays(dayOf(now, "utc"), -YEAR))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async overdue(trx, now) {
      const rows = await trx
        .selectFrom("keep_proof")
        .select("day")
        .where("day", "<=", addDays(dayOf(now, "utc"), -YEAR))
        .execute();
      return rows.length;
    },
  },
];
