/** How long what this slice keeps is kept. Temperatures, tests, places, changes and links go with their quarantine. */
import { addDays, dayOf, type Instant } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import type { Transaction } from "../tables.ts";

/** Days after the end; of one that nobody ended, after its last day. */
const ENDED_DAYS = 90;
const UNENDED_DAYS = 180;
/** Days after a round of a site. */
const ROUND_DAYS = 90;
/** Days after the end for which the link opens, for the paper. */
const LINK_DAYS = 7;

const before = (now: Instant, days: number) => addDays(dayOf(now, "vietnam"), -days);

const over = (trx: Transaction, now: Instant) =>
  trx
    .selectFrom("quarantine")
    .select("id")
    .where(({ or, and, eb }) =>
      or([
        eb("ended_day", "<", before(now, ENDED_DAYS)),
        and([eb("ended_day", "is", null), eb("last_day", "<", before(now, UNENDED_DAYS))]),
      ]),
    );
const ended = (trx: Transaction, now: Instant) =>
  trx.selectFrom("quarantine").select("id").where("ended_day", "<", before(now, LINK_DAYS));

export const KEEP: readonly KeepRule[] = [
  {
    table: "quarantine_link",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("quarantine_link")
        .where("quarantine_id", "in", ended(trx, now))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    async overdue(trx, now) {
      const { count } = await trx
        .selectFrom("quarantine_link")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("quarantine_id", "in", ended(trx, now))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  },
  {
    table: "quarantine",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("quarantine")
        .where("id", "in", over(trx, now))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    overdue: async (trx, now) => (await over(trx, now).execute()).length,
  },
  {
    table: "camp_check",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("camp_check")
        .where("day", "<", before(now, ROUND_DAYS))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    async overdue(trx, now) {
      const { count } = await trx
        .selectFrom("camp_check")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("day", "<", before(now, ROUND_DAYS))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  },
];
