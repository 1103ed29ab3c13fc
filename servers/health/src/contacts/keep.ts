/** How long what this slice keeps is kept: 90 days after the last change; follow-ups go with their contact. */
import { Days, type Instant, minus } from "@bluezone/protocol/time";
import { sql } from "kysely";
import type { KeepRule } from "../keep-rule.ts";
import { ms, type Transaction } from "../tables.ts";

/** Days after the last change. */
export const CONTACT_DAYS = 90;

/** Over its time: the last change, and what was still to be done. */
const over = (now: Instant) =>
  sql<boolean>`greatest(${sql.ref("contact.changed_ms")}, ${sql.ref("contact.due_ms")}) <= ${ms(minus(now, Days(CONTACT_DAYS)))}`;

export const KEEP: readonly KeepRule[] = [
  {
    table: "contact",
    async drop(trx: Transaction, now) {
      const { numDeletedRows } = await trx.deleteFrom("contact").where(over(now)).executeTakeFirst();
      return Number(numDeletedRows);
    },
    async overdue(trx: Transaction, now) {
      const { count } = await trx
        .selectFrom("contact")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where(over(now))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  },
];
