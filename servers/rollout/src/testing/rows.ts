/** The tables of the server without the server: a test of what a store finds puts in the rows that it names, and asks. */
import { Day, type Day as DayType, Instant } from "@bluezone/protocol/time";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { sql as raw } from "kysely";
import { migrations } from "../slices.ts";
import type { Store, Tables, Transaction } from "../tables.ts";

/** A row: what a test says of it. Columns that it leaves out are null, or "", 0 and false where they cannot be. */
export type Told = Readonly<Record<string, unknown>>;

export type TestRows = {
  readonly db: Store["db"];
  /** Puts rows in. What they refer to need not be there. */
  put(table: keyof Tables, ...rows: readonly Told[]): Promise<void>;
  /** What a step does, in a transaction. */
  within<Result>(step: (trx: Transaction) => Promise<Result>): Promise<Result>;
  /** The rows of a table by their first column: the others that are asked for. */
  all(table: keyof Tables, ...columns: readonly string[]): Promise<readonly (readonly unknown[])[]>;
  /** Takes all rows out of tables. */
  empty(...tables: readonly (keyof Tables)[]): Promise<void>;
  close(): Promise<void>;
};

const EMPTY: Readonly<Record<string, unknown>> = { text: "", boolean: false };

/** Opens them, without a row. */
export async function testRows(): Promise<TestRows> {
  const engine = await testEngine({ schema: "rollout", migrations });
  const database = await openDatabase<Tables>({ schema: "rollout", engine });
  const { db } = database;
  await engine.query("set session_replication_role = replica");
  const { rows: needed } = await engine.query<{ table: string; column: string; type: string }>(
    `select table_name as "table", column_name as "column", data_type as "type" from information_schema.columns
     where table_schema = 'rollout' and is_nullable = 'NO' and column_default is null and is_identity = 'NO'`,
  );
  return {
    db,
    async put(table, ...rows) {
      const columns = needed.filter((one) => one.table === table);
      const blank = Object.fromEntries(columns.map(({ column, type }) => [column, EMPTY[type] ?? 0]));
      // PostgreSQL takes 65,535 values in one statement.
      for (let from = 0; from < rows.length; from += 1_000)
        await db
          .insertInto(table)
          .values(rows.slice(from, from + 1_000).map((row) => ({ ...blank, ...row })) as never)
          .execute();
    },
    within: (step) => database.transaction(step),
    async all(table, ...columns) {
      const names = raw.join(columns.map((name) => raw.ref(name)));
      const { rows } =
        await raw<Told>`select ${names} from ${raw.id("rollout", table)} order by ${names}`.execute(db);
      return rows.map((row) => columns.map((name) => row[name]));
    },
    async empty(...tables) {
      for (const table of tables) await db.deleteFrom(table).execute();
    },
    close: () => engine.close(),
  };
}

/** A day, and an instant, that a test counts from. */
export const DAY = 18_600;
/** So many days after it. */
export const day = (after = 0): DayType => Day(DAY + after);
/** An instant of so many milliseconds. */
export const at = (ms: number): Instant => Instant(ms);
/** What somebody reaches: the units below "a/", not those below "b/". */
export const OURS = { paths: ["a/"] } as const;
export const EVERYWHERE = { paths: [""] } as const;

/**
 * Days from which to which something holds, by name, about `DAY`: only three of the five hold on it. Whatever is looked for by
 * a day is put in with each.
 */
export const HOLDING: Readonly<
  Record<string, { readonly valid_from_day: number; readonly valid_to_day: number | null }>
> = {
  ended: { valid_from_day: DAY - 9, valid_to_day: DAY - 1 },
  last: { valid_from_day: DAY - 9, valid_to_day: DAY },
  holds: { valid_from_day: DAY - 9, valid_to_day: null },
  first: { valid_from_day: DAY, valid_to_day: null },
  later: { valid_from_day: DAY + 1, valid_to_day: null },
};
/** The names of those that hold on it. */
export const HOLD = ["first", "holds", "last"] as const;
