/** How long what this slice keeps is kept. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { forgetReadings } from "../people/readings.ts";
import { ms, type Transaction } from "../tables.ts";
import { destroyDeclarations } from "./store.ts";
import { DECLARATION_KEPT } from "./view.ts";

const overdue = (trx: Transaction, now: Instant) =>
  trx
    .selectFrom("declaration")
    .select("id")
    .where("made_ms", "<=", ms(minus(now, Days(DECLARATION_KEPT.most))))
    .execute();

/** A declaration takes its diary with it. */
export const KEEP: readonly KeepRule[] = [
  {
    table: "declaration",
    async drop(trx, now) {
      const ids = (await overdue(trx, now)).map(({ id }) => id);
      if (ids.length === 0) return 0;
      await destroyDeclarations(trx, ids);
      await forgetReadings(trx, ids);
      return ids.length;
    },
    overdue: async (trx, now) => (await overdue(trx, now)).length,
  },
];
