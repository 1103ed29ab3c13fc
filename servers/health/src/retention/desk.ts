/** The desk's tables: what each slice says is over goes, people without any record go with their last one, and the day's counts stay. */
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

/** What no slice keeps alone: people, who read of them, and the proofs. */
export const OWN: readonly KeepRule[] = [
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

/** Runs every rule in a transaction and keeps the proof of the UTC day; says how many rows are left over their time: 0. */
export async function retainDesk(trx: Transaction, kept: readonly KeepRule[], now: Instant): Promise<number> {
  const rules = [...kept, ...OWN];
  const gone = new Map<string, number>();
  for (const { table, drop } of rules) gone.set(table, (gone.get(table) ?? 0) + (await drop(trx, now)));
  let all = 0;
  for (const { table, overdue } of rules) {
    const left = await overdue(trx, now);
    all += left;
    const went = gone.get(table) ?? 0;
    gone.delete(table);
    if (went > 0 || left > 0)
      await trx
        .insertInto("keep_proof")
        .values({ day: dayOf(now, "utc"), table_name: table, gone: went, overdue: left })
        .onConflict((there) =>
          there.columns(["day", "table_name"]).doUpdateSet(({ eb, fn, val }) => ({
            gone: eb("keep_proof.gone", "+", went),
            overdue: fn<number>("greatest", ["keep_proof.overdue", val(left)]),
          })),
        )
        .execute();
  }
  return all;
}
