/** The only SQL of files and the rows that name them. */
import type { Instant } from "@bluezone/protocol/time";
import { ms, type Sql, type Transaction } from "../tables.ts";

/** Rows of one statement. */
const AT_ONCE = 1_000;

/** Photos and sounds that a row names. */
export async function namedFiles(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql
    .selectFrom("evidence")
    .select("blob as name")
    .union(sql.selectFrom("placement_deed").select("photo as name"))
    .union(sql.selectFrom("media_photo").select("blob as name"))
    .union(sql.selectFrom("bulletin").select("audio_blob as name"))
    .union(sql.selectFrom("bulletin_recording").select("blob as name"))
    .execute();
  return new Set(rows.flatMap(({ name }) => name ?? []));
}

/** The ids of print runs: a run's files are named by it. */
export async function printRuns(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql.selectFrom("print_run").select("id").execute();
  return new Set(rows.map(({ id }) => id));
}

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

/** Files that were noted until an instant. */
export async function overdueFiles(sql: Sql, until: Instant): Promise<ReadonlySet<string>> {
  const rows = await sql
    .selectFrom("unnamed_file")
    .select("blob")
    .where("since_ms", "<=", ms(until))
    .execute();
  return new Set(rows.map(({ blob }) => blob));
}
