/** The SQL of what names files, in whichever slice it stands. */
import { filedLetter } from "../directives/filed-letter.ts";
import type { Sql } from "../tables.ts";

/** The kinds of a letter's file. */
const LETTER_KINDS = ["pdf", "docx"] as const;

/** Letters, photos and sounds that a row names. A letter of a filed version is named by its hash, whatever its kind. */
export async function namedFiles(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql
    .selectFrom("evidence")
    .select("blob as name")
    .union(sql.selectFrom("placement_action").select("photo as name"))
    .union(sql.selectFrom("media_photo").select("blob as name"))
    .union(sql.selectFrom("bulletin").select("audio_blob as name"))
    .union(sql.selectFrom("bulletin_recording").select("blob as name"))
    .union(sql.selectFrom("directive").select("file_blob as name"))
    .execute();
  const filed = await sql.selectFrom("directive_version").select("content").execute();
  const letters = filed.flatMap(({ content }) => {
    const { fileSha256 } = filedLetter(content);
    return fileSha256 === null ? [] : LETTER_KINDS.map((kind) => `letter/${fileSha256}.${kind}`);
  });
  return new Set([...rows.flatMap(({ name }) => name ?? []), ...letters]);
}

/** The ids of print runs: a run's files are named by it. */
export async function printRuns(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql.selectFrom("print_run").select("id").execute();
  return new Set(rows.map(({ id }) => id));
}
