/** How long what this slice keeps is kept. */

import { Days, type Instant, minus } from "@bluezone/protocol/time";
import { ADVICE_KEPT } from "../advice/view.ts";
import type { KeepRule } from "../keep-rule.ts";
import { forgetReadings } from "../people/readings.ts";
import { ms, type Transaction } from "../tables.ts";
import { DECLARATION_KEPT } from "./route-phone.ts";

const before = (now: Instant, days: number): string => ms(minus(now, Days(days)));

const overdueDeclarations = (trx: Transaction, now: Instant) =>
  trx
    .selectFrom("declaration")
    .select("id")
    .where("made_ms", "<=", before(now, DECLARATION_KEPT.most))
    .execute();

const overdueAdvice = (trx: Transaction, now: Instant) =>
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

const rule = (
  table: "declaration" | "advice_request",
  find: (trx: Transaction, now: Instant) => Promise<{ id: string }[]>,
): KeepRule => ({
  table,
  async drop(trx, now) {
    const ids = (await find(trx, now)).map(({ id }) => id);
    if (ids.length === 0) return 0;
    await trx.deleteFrom(table).where("id", "in", ids).execute();
    await forgetReadings(trx, ids);
    return ids.length;
  },
  overdue: async (trx, now) => (await find(trx, now)).length,
});

/** A declaration takes its diary with it. */
export const KEEP: readonly KeepRule[] = [
  rule("declaration", overdueDeclarations),
  rule("advice_request", overdueAdvice),
];
