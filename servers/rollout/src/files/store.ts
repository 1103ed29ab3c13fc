/** The SQL of files that no row names, and since when. */
import type { Instant } from "@bluezone/protocol/time";
import { ms, type Sql, type Transaction } from "../tables.ts";

/** Rows of one statement. */
const AT_ONCE = 1_000;

/** Notes the files that no row names; of one that was noted before, when stays as it was. Others are noted no more. */
export async function noteUnnamed(trx: Transaction, names: readonly string[], now: Instant): Promise<void> {
  const still = new Set(names);
  const noted = await trx.selectFrom("unnamed_file").select("blob").execute();
  const over = noted.map(({ blob }) => blob).filter((blob) => !still.has(blob));
  for (let at = 0; at < over.length; at += AT_ONCE)
    await trx
      .deleteFrom("unnamed_file")
      .where("blob", "in", over.slice(at, at + AT_ONCE))
      .execute();
  for (let at = 0; at < names.length; at += AT_ONCE)
    await trx
      .insertInto("unnamed_file")
      .values(names.slice(at, at + AT_ONCE).map((blob) => ({ blob, since_ms: ms(now) })))
      .onConflict((conflict) => conflict.column("blob").doNothing())
      .execute();
}

/** Notes a file that comes as one that no row names from now on, also where it was noted before. Waits for whoever removes it. */
export async function noteComing(sql: Sql, blob: string, now: Instant): Promise<void> {
  await sql
    .insertInto("unnamed_file")
    .values({ blob, since_ms: ms(now) })
    .onConflict((conflict) => conflict.column("blob").doUpdateSet({ since_ms: ms(now) }))
    .execute();
}

/** Ends the note of a file that was noted until an instant; false when it was not. Whoever brings that file anew waits meanwhile. */
export async function takeOverdue(trx: Transaction, blob: string, until: Instant): Promise<boolean> {
  const row = await trx
    .deleteFrom("unnamed_file")
    .where("blob", "=", blob)
    .where("since_ms", "<=", ms(until))
    .returning("blob")
    .executeTakeFirst();
  return row !== undefined;
}

/** Files that were noted until an instant. */
export async function overdueFiles(sql: Sql, until: Instant): Promise<ReadonlySet<string>> {
  const rows = await sql
    .selectFrom("unnamed_file")
    .select("blob")
    .where("since_ms", "<=", ms(until))
    .execute();
  return new Set(rows.map(({ blob }) => blob));
}
