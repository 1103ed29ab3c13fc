/** Everything heard that has a place in time, as columns for the kernel; and the rows again, once a key was found in them. */
import type { Match, SeenColumns } from "@bluezone/protocol/match/match-columns";
import { eninAt, Milliseconds } from "@bluezone/protocol/time";
import type { HeardDocument } from "../../heard-document.ts";
import { tenMinutesOf } from "../../heard-log.ts";
import { HEARD_ROW } from "../../heard-rows.ts";
import type { Memory } from "../../memory.ts";
import { placed } from "../clock.ts";

/** An identifier of one document, with its minutes. */
export type SeenRow = { readonly boot: number } & HeardDocument["heard"][number];

/** What was heard, and where each of its rows stands. */
export interface HeardRows {
  readonly columns: SeenColumns;
  /** Names of the documents, in the order of the rows. */
  readonly names: readonly string[];
  /** The first row of each. */
  readonly begins: readonly number[];
}

/** Gathers what was heard; to be made once for all files of a check. Rejects when the store cannot be read. */
export async function seen(memory: Memory): Promise<HeardRows> {
  const clock = memory.get("clock");
  const names: string[] = [];
  const begins: number[] = [];
  let count = 0;
  for (const name of memory.heard.names) {
    const { boot, start } = tenMinutesOf(name);
    const at = placed(clock, boot, start);
    const rows = at === undefined || at < 0 ? undefined : await memory.heard.rows(name);
    if (rows === undefined) continue;
    names.push(name);
    begins.push(count);
    count += rows.length / HEARD_ROW;
  }
  const columns = {
    rpis: new Uint8Array(16 * count),
    first: new Uint32Array(count),
    last: new Uint32Array(count),
  };
  for (const [i, name] of names.entries()) {
    const { boot, start } = tenMinutesOf(name);
    const rows = await memory.heard.rows(name);
    const at = placed(clock, boot, start);
    const own = (begins[i + 1] ?? count) - begins[i]!;
    if (rows === undefined || at === undefined) continue;
    const view = new DataView(rows.buffer, rows.byteOffset, rows.length);
    for (let n = 0; n < own; n += 1) {
      const row = begins[i]! + n;
      const time = (offset: number) => eninAt(placed(clock, boot, Milliseconds(start + offset)) ?? at);
      columns.rpis.set(rows.subarray(HEARD_ROW * n, HEARD_ROW * n + 16), 16 * row);
      columns.first[row] = time(view.getUint32(HEARD_ROW * n + 16, true));
      columns.last[row] = time(view.getUint32(HEARD_ROW * n + 20, true));
    }
  }
  return { columns, names, begins };
}

/** The document that a row stands in, by its place in `names`. */
function documentOf({ begins }: HeardRows, row: number): number {
  let [low, high] = [0, begins.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (begins[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows in which keys were found, read again with their minutes. Rejects when the store cannot be read. */
export async function rowsFound(
  memory: Memory,
  seen: HeardRows,
  found: readonly Match[],
): Promise<ReadonlyMap<number, SeenRow>> {
  const rows = new Map<number, SeenRow>();
  for (const { rpiIndex: row } of found) {
    if (rows.has(row)) continue;
    const i = documentOf(seen, row);
    const document = await memory.heard.read(seen.names[i]!);
    const record = document?.heard[row - seen.begins[i]!];
    if (document && record) rows.set(row, { boot: document.boot, ...record });
  }
  return rows;
}
