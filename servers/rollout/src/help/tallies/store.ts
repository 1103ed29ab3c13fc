/** The only SQL of tallies. */
import type { Day } from "@bluezone/protocol/time";
import { howMany } from "@bluezone/server-kit/sql/how-many";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql, Transaction } from "../../tables.ts";
import type { HelpTallyRow } from "../tables.ts";

/** The kind of place, phone and problem of a folded row. */
export const FOLDED = "";
/** Rows of one statement. */
const AT_ONCE = 500;

/** Of some ids, those that are there. */
export async function knownTallies(sql: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql.selectFrom("help_tally").select("id").where("id", "in", ids).execute();
  return new Set(rows.map(({ id }) => id));
}

/** Keeps tallies; one whose id is there already stays as it was. Answers the ids that were kept. */
export async function keepTallies(
  trx: Transaction,
  rows: readonly HelpTallyRow[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const kept = await trx
    .insertInto("help_tally")
    .values([...rows])
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .execute();
  return new Set(kept.map(({ id }) => id));
}

/** What tallies are summed by. Folded ones have a district and a week, nothing finer: they are left out of all other sums. */
export type SumKey = "place" | "phone" | "problem" | "day" | "district";

/** Sums of the units within a scope by one column. */
export async function sumTallies(
  sql: Sql,
  scope: Scope,
  [from, to]: readonly [Day, Day],
  by: SumKey,
): Promise<readonly { readonly key: string | number | null; readonly count: number }[]> {
  const rows = await sql
    .selectFrom("help_tally")
    .where(inScope(scope, "help_tally.unit_path"))
    .where("day", ">=", from)
    .where("day", "<=", to)
    .$if(by !== "district", (query) => query.where("place", "<>", FOLDED))
    .groupBy(by)
    .select([by, ({ fn }) => fn.sum<string>("count").as("sum")])
    .orderBy(by)
    .execute();
  return rows.map((row) => ({ key: row[by], count: Number(row.sum) }));
}

/** Sums of each unit within a scope, the most first. */
export async function sumByUnit(sql: Sql, scope: Scope, [from, to]: readonly [Day, Day]) {
  const rows = await sql
    .selectFrom("help_tally")
    .innerJoin("unit", "unit.id", "help_tally.unit")
    .where(inScope(scope, "help_tally.unit_path"))
    .where("day", ">=", from)
    .where("day", "<=", to)
    .groupBy(["unit.id", "unit.name", "unit.illustrative"])
    .select(["unit.id", "unit.name", "unit.illustrative", ({ fn }) => fn.sum<string>("count").as("sum")])
    .orderBy("sum", "desc")
    .limit(500)
    .execute();
  return rows.map(({ id, name, illustrative, sum }) => ({
    unitId: id,
    name,
    illustrative,
    count: Number(sum),
  }));
}

/** Times of help between two days, both included, by district and commune, everywhere. */
export async function helpedBetween(sql: Sql, from: Day, to: Day) {
  const rows = await sql
    .selectFrom("help_tally")
    .where("day", ">=", from)
    .where("day", "<=", to)
    .groupBy(["district", "commune"])
    .select(["district", "commune", ({ fn }) => fn.sum<string>("count").as("sum")])
    .execute();
  return rows.map(({ district, commune, sum }) => ({ district, commune, helped: Number(sum) }));
}

/** Takes out what is not folded of `until` or before. */
export const takeUnfolded = (trx: Transaction, until: Day) =>
  trx
    .deleteFrom("help_tally")
    .where("day", "<=", until)
    .where("place", "<>", FOLDED)
    .returning(["unit", "unit_path", "district", "commune", "day", "count"])
    .execute();

/** Adds folded rows to those that are there. */
export async function addFolded(trx: Transaction, rows: readonly HelpTallyRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await trx
      .insertInto("help_tally")
      .values(rows.slice(at, at + AT_ONCE))
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet(({ eb, ref }) => ({
          count: eb("help_tally.count", "+", ref("excluded.count")),
        })),
      )
      .execute();
}

/** How many single ones are left of `until` or before. */
export async function countUnfoldedTallies(trx: Transaction, until: Day): Promise<number> {
  return howMany(trx.selectFrom("help_tally").where("day", "<=", until).where("place", "<>", FOLDED));
}
