/**
 * Works files off, piece by piece: a piece's rows, how far the file is and what was wrong are one transaction, so that whoever
 * stops in between goes on with the next piece, and nothing is taken twice.
 */
import type { Instant } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { ms } from "../tables.ts";
import { keptRows, type LabRow, openFileKey } from "./lab-file.ts";
import { changeFile, holdFile, insertFaults, type LabFileRead, nextFile } from "./store.ts";
import { type RowResult, takeIn } from "./take-in.ts";

/** Rows of one transaction, and pieces of one run: then other jobs have their turn. */
const PIECE = 500;
const PIECES = 40;

/** Files that are being worked off, read once. */
export type OpenFiles = Map<string, readonly LabRow[]>;

/** Works off what waits, the oldest file first, up to some thousands of rows. */
export async function workOff(context: Context, now: Instant, opened: OpenFiles): Promise<void> {
  for (let piece = 0; piece < PIECES; piece += 1) {
    const file = await nextFile(context.database.db);
    if (!file) return opened.clear();
    const rows = opened.get(file.id) ?? (await read(context, file));
    opened.clear();
    if (!rows) {
      await stop(context, file.id, now);
      continue;
    }
    opened.set(file.id, rows);
    if (!(await workOffPiece(context, file.id, rows, now))) return;
  }
}

/** The rows of a file; undefined when its blob has gone, as after a restore of the database alone. */
async function read(context: Context, file: LabFileRead): Promise<readonly LabRow[] | undefined> {
  const keys = await openPeopleKeys(context, context.database.db);
  return keptRows(context, file.id, openFileKey(keys, file));
}

/** Ends a file that nobody can read any more: what was taken stays, the rest is handed in again. */
async function stop(context: Context, id: string, now: Instant): Promise<void> {
  await context.database.transaction(async (trx) => {
    if (!(await holdFile(trx, id))) return;
    await changeFile(trx, id, { state: "cancelled", ended_ms: ms(now) });
    await context.staff.audit(trx, now, {
      actor: "server",
      action: "results.cancel",
      subject: id,
      fields: ["state"],
    });
  });
}

/** Works off one piece; false when another has the file. */
async function workOffPiece(
  context: Context,
  id: string,
  rows: readonly LabRow[],
  now: Instant,
): Promise<boolean> {
  return context.database.transaction(async (trx) => {
    const file = await holdFile(trx, id);
    if (!file) return false;
    const piece = rows.slice(file.next_row, file.next_row + PIECE);
    const giver = {
      source: file.unit_id,
      by: file.by,
      lab: { unitId: file.unit_id, unitPath: file.unit_path },
      fileId: id,
      tellNegative: file.tell_negative && context.config.smsNegative,
    };
    const taken = await takeIn(
      context,
      trx,
      giver,
      piece.map(({ values }) => values),
      now,
    );
    await insertFaults(
      trx,
      taken.flatMap((one, at) =>
        "faults" in one
          ? one.faults.map(({ column, code }) => ({ file_id: id, row: piece[at]?.row ?? 0, column, code }))
          : [],
      ),
    );
    const next = file.next_row + piece.length;
    const over = next >= rows.length;
    await changeFile(trx, id, {
      state: over ? "done" : "working",
      next_row: next,
      ended_ms: over ? ms(now) : null,
      ...counted(file, taken),
    });
    const cases = taken.some((one) => "outcome" in one && one.outcome === "positive");
    if (cases || over)
      await context.staff.audit(trx, now, {
        actor: file.by,
        action: over ? "results.done" : "results.take-in",
        subject: id,
      });
    return true;
  });
}

/** The counts of a file with those of a piece. */
function counted(file: LabFileRead, taken: readonly RowResult[]) {
  const of = (outcome: string): number =>
    taken.filter((one) => "outcome" in one && one.outcome === outcome).length;
  return {
    positive: file.positive + of("positive"),
    negative: file.negative + of("negative"),
    repeated: file.repeated + of("repeated"),
    known: file.known + of("known"),
    faults: file.faults + taken.filter((one) => "faults" in one).length,
  };
}
