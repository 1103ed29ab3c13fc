/** How long what this slice keeps is kept. */
import { Days, dayOf, type Instant, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { ms, type Transaction } from "../tables.ts";
import { destroyCalls } from "./asked-store.ts";
import { CALLBACK_KEPT } from "./view.ts";

const YEAR_DAYS = 365;

const overdueCalls = (trx: Transaction, now: Instant) =>
  trx
    .selectFrom("callback")
    .select("id")
    .where(({ or, eb }) =>
      or([
        eb("closed_ms", "<=", ms(minus(now, Days(CALLBACK_KEPT.closed)))),
        eb("made_ms", "<=", ms(minus(now, Days(CALLBACK_KEPT.most)))),
      ]),
    )
    .execute();

const oldTimes = (now: Instant): number => dayOf(now, "vietnam") - YEAR_DAYS;

export const KEEP: readonly KeepRule[] = [
  {
    table: "callback",
    async drop(trx, now) {
      const ids = (await overdueCalls(trx, now)).map(({ id }) => id);
      return ids.length === 0 ? 0 : destroyCalls(trx, { ids });
    },
    overdue: async (trx, now) => (await overdueCalls(trx, now)).length,
  },
  {
    table: "callback_time",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("callback_time")
        .where("week", "<=", oldTimes(now))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async overdue(trx, now) {
      const { count } = await trx
        .selectFrom("callback_time")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("week", "<=", oldTimes(now))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  },
];
