/** What goes once nothing else is about it. */
import { addDays, Days, dayOf, type Instant, minus } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import { PERSON_TABLES } from "../people/holding.ts";
import { destroyPerson } from "../people/store.ts";
import { ms, type Transaction } from "../tables.ts";

/** How long it stays written who read of somebody. */
const READINGS = Days(365);
/** How many days the proof of a day stays. */
const PROOF_DAYS = 365;
/** Somebody who was added, and no record yet. */
const GRACE = Days(1);

/** People whom no record is about any more. */
function alone(trx: Transaction, now: Instant) {
  let query = trx
    .selectFrom("person")
    .select("person.id")
    .where("person.made_ms", "<=", ms(minus(now, GRACE)));
  for (const table of PERSON_TABLES)
    query = query.where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom(table).select("id").whereRef("person_id", "=", "person.id"))),
    );
  // A request is answered first, and its answer can be printed for a while.
  return query.where(({ exists, not, selectFrom }) =>
    not(
      exists(
        selectFrom("data_request")
          .select("id")
          .whereRef("person_id", "=", "person.id")
          .where("state", "=", "open"),
      ),
    ),
  );
}

/** Those of what no single slice could end: people whom no record is about, who read of them, and the proof. */
export const KEEP: readonly KeepRule[] = [
  {
    table: "keep_proof",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("keep_proof")
        .where("day", "<=", addDays(dayOf(now, "utc"), -PROOF_DAYS))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async overdue(trx, now) {
      const rows = await trx
        .selectFrom("keep_proof")
        .select("day")
        .where("day", "<=", addDays(dayOf(now, "utc"), -PROOF_DAYS))
        .execute();
      return rows.length;
    },
  },
  {
    table: "person_reading",
    async drop(trx, now) {
      const { numDeletedRows } = await trx
        .deleteFrom("person_reading")
        .where("at_ms", "<=", ms(minus(now, READINGS)))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async overdue(trx, now) {
      const { n } = await trx
        .selectFrom("person_reading")
        .select(({ fn }) => fn.countAll<string>().as("n"))
        .where("at_ms", "<=", ms(minus(now, READINGS)))
        .executeTakeFirstOrThrow();
      return Number(n);
    },
  },
  {
    table: "person",
    async drop(trx, now) {
      const rows = await alone(trx, now).execute();
      for (const { id } of rows) await destroyPerson(trx, id);
      return rows.length;
    },
    overdue: async (trx, now) => (await alone(trx, now).execute()).length,
  },
];
