/** Rows of a test's own beside those that are there, in transactions of which nothing stays. */
import type { Kysely } from "kysely";
import type { Store, Transaction } from "../tables.ts";

/** Columns by name, of whichever table. */
export type Columns = Readonly<
  Record<string, string | number | boolean | Uint8Array | readonly string[] | null>
>;

/** A transaction in which every table has every column. */
export const loose = (trx: Transaction) => trx as unknown as Kysely<Record<string, Columns>>;

/** Adds a row. */
export async function insert(trx: Transaction, table: string, row: Columns): Promise<void> {
  await loose(trx).insertInto(table).values(row).execute();
}

/** What the database counts by itself. */
const COUNTED = { case_record: "number", case_code: "n", cluster_change: "n" } as Readonly<
  Record<string, string>
>;
/** What no two rows of a table have in common. */
const UNIQUE: Readonly<Record<string, Columns>> = {
  advice_request: { nonce_hash: Buffer.from("new"), erase_hash: Buffer.from("new") },
  callback: { nonce_hash: null, withdraw_hash: null },
  case_code: { code_id: "new" },
  case_record: { once: null, lab_reference: null },
  declaration: { nonce_hash: Buffer.from("new"), erase_hash: Buffer.from("new") },
};

/** Adds a copy of some row of a table with other columns, or these alone where there is none; an id is "new" unless they say another. */
export async function copy(trx: Transaction, table: string, other: Columns): Promise<void> {
  const row = (await loose(trx).selectFrom(table).selectAll().limit(1).executeTakeFirst()) ?? {};
  const id = "id" in row ? { id: "new" } : {};
  const whole = Object.entries({ ...row, ...id, ...UNIQUE[table], ...other });
  await insert(trx, table, Object.fromEntries(whole.filter(([name]) => name !== COUNTED[table])));
}

/** Works in a transaction of which nothing stays, and gives what came of it. Throws what the work throws. */
export async function passing<T>(database: Store, work: (trx: Transaction) => Promise<T>): Promise<T> {
  const over = new Error("nothing of it stays");
  let result: { readonly value: T } | undefined;
  try {
    await database.transaction(async (trx) => {
      result = { value: await work(trx) };
      throw over;
    });
  } catch (error) {
    if (error !== over || !result) throw error;
  }
  return result!.value;
}

/** Adds so many more like the row that is "new" in a table of ids. @param unique columns that no two may have in common, beside the id. */
export async function crowd(
  trx: Transaction,
  table: string,
  count: number,
  unique: readonly string[] = [],
): Promise<void> {
  const row = await loose(trx)
    .selectFrom(table)
    .selectAll()
    .where("id", "=", "new")
    .executeTakeFirstOrThrow();
  const rows = Array.from({ length: count }, (_, i) => {
    const own = Object.fromEntries(["id", ...unique].map((column) => [column, `new ${i}`]));
    const whole = Object.entries({ ...row, ...own });
    return Object.fromEntries(whole.filter(([name]) => name !== COUNTED[table]));
  });
  await loose(trx).insertInto(table).values(rows).execute();
}
