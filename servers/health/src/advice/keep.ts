/** How long what this slice keeps is kept. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { forgetReadings } from "../people/readings.ts";
import { ms, type Transaction } from "../tables.ts";
import { destroyRequests } from "./store.ts";
import { ADVICE_KEPT } from "./view.ts";

const before = (now: Instant, days: number): string => ms(minus(now, Days(days)));

const overdue = (trx: Transaction, now: Instant) =>
  trx
    .selectFrom("advice_request")
    .select("id")
    .where(({ or, eb }) =>
      or([
        eb("closed_ms", "<=", before(now, ADVICE_KEPT.closed)),
        eb("made_ms", "<=", before(now, ADVICE_KEPT.most)),
      ]),
    )
    .execute();

export const KEEP: readonly KeepRule[] = [
  {
    table: "advice_request",
    async drop(trx, now) {
      const ids = (await overdue(trx, now)).map(({ id }) => id);
      if (ids.length === 0) return 0;
      await destroyRequests(trx, ids);
      await forgetReadings(trx, ids);
      return ids.length;
    },
    overdue: async (trx, now) => (await overdue(trx, now)).length,
  },
];
