/** The desk's tables: what each slice says is over goes, people without any record go with their last one, and the day's counts stay. */
import { dayOf, type Instant } from "@bluezone/protocol/time";
import type { KeepRule } from "../keep-rule.ts";
import type { Transaction } from "../tables.ts";

/** Runs every rule in a transaction and keeps the proof of the UTC day; says how many rows are left over their time: 0. */
export async function retainDesk(
  trx: Transaction,
  rules: readonly KeepRule[],
  now: Instant,
): Promise<number> {
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
