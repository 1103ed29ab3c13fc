/** The only SQL of signed documents and their files. */
import type { Instant } from "@bluezone/protocol/time";
import { ms, type Sql, type Transaction } from "../../tables.ts";
import type { LocalIssueRow } from "../tables.ts";
import type { ToldFile } from "./compose.ts";

/** Documents whose files are kept: phones and caches may still have an older one. */
const KEPT = 50;
/** Rows of one statement. */
const AT_ONCE = 500;

/** The newest document. */
export const newestIssue = (sql: Sql): Promise<LocalIssueRow | undefined> =>
  sql.selectFrom("local_issue").selectAll().orderBy("version", "desc").limit(1).executeTakeFirst();

/** Keeps a document with its files; nothing happens when somebody was first. Older ones go. */
export async function keepIssue(
  trx: Transaction,
  {
    version,
    digest,
    document,
    files,
  }: Omit<LocalIssueRow, "issued_ms"> & { readonly files: readonly ToldFile[] },
  now: Instant,
): Promise<void> {
  const kept = await trx
    .insertInto("local_issue")
    .values({ version, digest, document, issued_ms: ms(now) })
    .onConflict((conflict) => conflict.column("version").doNothing())
    .returning("version")
    .executeTakeFirst();
  if (!kept) return;
  for (let from = 0; from < files.length; from += AT_ONCE)
    await trx
      .insertInto("local_file")
      .values(files.slice(from, from + AT_ONCE).map((file) => ({ ...file, version })))
      .onConflict((conflict) => conflict.column("sum").doUpdateSet({ version }))
      .execute();
  await trx
    .deleteFrom("local_file")
    .where("version", "<=", version - KEPT)
    .execute();
  await trx
    .deleteFrom("local_issue")
    .where("version", "<=", version - KEPT)
    .execute();
}

/** Counts versions on, as if so many documents had been issued since the newest, which is then issued again at once. */
export async function skipIssues(trx: Transaction, versions: number): Promise<void> {
  const last = await newestIssue(trx);
  if (!last) return;
  const version = last.version + versions;
  await trx
    .updateTable("local_issue")
    .set({ version, digest: "" })
    .where("version", "=", last.version)
    .execute();
  await trx.updateTable("local_file").set({ version }).where("version", "=", last.version).execute();
}

/** A file by its sum. */
export async function localFile(sql: Sql, sum: string): Promise<string | undefined> {
  const row = await sql.selectFrom("local_file").select("body").where("sum", "=", sum).executeTakeFirst();
  return row?.body;
}
