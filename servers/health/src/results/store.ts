/** The SQL of files of results; what is of a row is in `taken-store.ts`. */
import type { LabFile } from "@bluezone/contract/health/results";
import { Days, type Instant, isoInstant, plus } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Selectable } from "kysely";
import { actorNames } from "../cases/names-store.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { fromMs, type Sql, type Transaction } from "../tables.ts";
import { openFileKey, openName } from "./lab-file.ts";
import type { LabFaultRow, LabFileRow } from "./tables.ts";

/** A file as it was read. */
export type LabFileRead = Selectable<LabFileRow>;

/** How long a file is kept with its errors, to be mended. */
export const FILE_KEPT = Days(7);

/** Puts a file down. */
export async function insertFile(trx: Transaction, row: LabFileRead): Promise<void> {
  await trx.insertInto("lab_file").values(row).execute();
}

/** Files within a scope, the newest first. */
export const findFiles = (sql: Sql, scope: Scope, limit: number): Promise<LabFileRead[]> =>
  sql
    .selectFrom("lab_file")
    .selectAll()
    .where(inScope(scope, "lab_file.unit_path"))
    .orderBy("made_ms", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();

/** One within a scope. */
export const findFile = (sql: Sql, scope: Scope, id: string): Promise<LabFileRead | undefined> =>
  sql
    .selectFrom("lab_file")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "lab_file.unit_path"))
    .executeTakeFirst();

/** Ids of all files that are there. */
export async function fileIds(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.selectFrom("lab_file").select("id").execute();
  return rows.map(({ id }) => id);
}

/** Faults of a file, by row. */
export const faultsOf = (sql: Sql, id: string, most: number): Promise<Selectable<LabFaultRow>[]> =>
  sql
    .selectFrom("lab_fault")
    .selectAll()
    .where("file_id", "=", id)
    .orderBy("row")
    .orderBy("column")
    .limit(most)
    .execute();

/** The file that is worked off next, the oldest first. */
export const nextFile = (sql: Sql): Promise<LabFileRead | undefined> =>
  sql
    .selectFrom("lab_file")
    .selectAll()
    .where("state", "in", ["waiting", "working"])
    .orderBy("made_ms")
    .orderBy("id")
    .executeTakeFirst();

/** A file that is still to be worked off, held until the transaction ends; nothing when another has it or it is over. */
export const holdFile = (trx: Transaction, id: string): Promise<LabFileRead | undefined> =>
  trx
    .selectFrom("lab_file")
    .selectAll()
    .where("id", "=", id)
    .where("state", "in", ["waiting", "working"])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** Changes a file. */
export async function changeFile(trx: Transaction, id: string, changes: Partial<LabFileRead>): Promise<void> {
  await trx.updateTable("lab_file").set(changes).where("id", "=", id).execute();
}

/** Keeps faults of rows. */
export async function insertFaults(trx: Transaction, rows: readonly LabFaultRow[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto("lab_fault").values(rows).execute();
}

/** How many codes of a file's cases have left, and how many are about to, by file. */
async function sentOf(
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly sent: number; readonly sending: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await sql
    .selectFrom("lab_result")
    .innerJoin("case_code", "case_code.case_id", "lab_result.case_id")
    .select("lab_result.file_id")
    .select(({ fn }) => [
      fn.count<string>("lab_result.id").distinct().filterWhere("case_code.sms", "=", "sent").as("sent"),
      fn
        .count<string>("lab_result.id")
        .distinct()
        .filterWhere("case_code.sms", "in", ["waiting", "sending"])
        .filterWhere("case_code.ended_ms", "is", null)
        .as("sending"),
    ])
    .where("lab_result.file_id", "in", ids)
    .where("lab_result.case_id", "is not", null)
    .groupBy("lab_result.file_id")
    .execute();
  return new Map(
    rows.map(({ file_id, sent, sending }) => [
      file_id ?? "",
      { sent: Number(sent), sending: Number(sending) },
    ]),
  );
}

/** Files as the contract shows them. */
export async function shownFiles(
  sql: Sql,
  keys: PeopleKeys,
  files: readonly LabFileRead[],
): Promise<LabFile[]> {
  const names = await actorNames(
    sql,
    files.map(({ by }) => by),
  );
  const sent = await sentOf(
    sql,
    files.map(({ id }) => id),
  );
  return files.map((file) => ({
    id: file.id,
    fileName: openName(openFileKey(keys, file), file.name),
    unitId: file.unit_id,
    by: names.get(file.by) ?? "",
    state: file.state,
    rows: file.rows,
    done: file.next_row,
    positive: file.positive,
    negative: file.negative,
    repeated: file.repeated,
    known: file.known,
    faults: file.faults,
    sent: sent.get(file.id)?.sent ?? 0,
    sending: sent.get(file.id)?.sending ?? 0,
    handedIn: isoInstant(fromMs(file.made_ms)),
    ended: file.ended_ms === null ? null : isoInstant(fromMs(file.ended_ms)),
    until: isoInstant(endsAt(file)),
  }));
}

/** When a file goes. */
const endsAt = ({ made_ms }: Pick<LabFileRead, "made_ms">): Instant => plus(fromMs(made_ms), FILE_KEPT);
