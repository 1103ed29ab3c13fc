/** Names that stand in no row yet are held until the transaction ends: what looks first and enters then does both alone. */
import { Fault } from "@bluezone/contract/fault";
import { sql as raw } from "kysely";
import type { Transaction } from "./tables.ts";

/** Holds them, always in one order, so that two who hold many do not wait for each other. */
export async function hold(trx: Transaction, names: readonly string[]): Promise<void> {
  const sorted = [...new Set(names)].sort();
  await raw`
    select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${raw.val(sorted)}::text[]) as held(name)
  `.execute(trx);
}

/**
 * What an earlier call entered under an id that the desk drew; undefined when this call is the first. The same call at the same
 * moment waits here and finds what the first one entered. Throws Fault `conflict` when the id is another's.
 */
export async function enteredBefore<Row>(
  trx: Transaction,
  id: string,
  find: () => Promise<Row | undefined>,
  isSame: (row: Row) => boolean,
): Promise<Row | undefined> {
  await hold(trx, [id]);
  const before = await find();
  if (before !== undefined && !isSame(before)) throw new Fault("conflict", "This id is taken; draw another.");
  return before;
}
