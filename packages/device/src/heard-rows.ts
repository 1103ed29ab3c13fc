/**
 * What matching needs of ten minutes of listening: each identifier, and when in them it was heard first and last. 24 bytes each
 * instead of an object a minute.
 *
 * | bytes of a row | what (numbers are little-endian) |
 * | --- | --- |
 * | 16 | identifier |
 * | 4, 4 | milliseconds from the beginning of the ten minutes to when it was heard first, and last |
 */
import { fromBase64 } from "@bluezone/protocol/bytes";
import type { Duration } from "@bluezone/protocol/time";
import type { HeardDocument } from "./heard-document.ts";
import { type PackedLog, packedColumns } from "./packed-log.ts";

/** Rows, one after another, in the order of the document's identifiers. */
export type HeardRows = Uint8Array;

/** Bytes of a row. */
export const HEARD_ROW = 24;

/** The rows of a document whose ten minutes begin at `start`. */
export function rowsOf({ heard }: HeardDocument, start: Duration): HeardRows {
  const rows = new Uint8Array(HEARD_ROW * heard.length);
  const view = new DataView(rows.buffer);
  for (const [i, { rpi, minutes }] of heard.entries()) {
    const times = minutes.map(({ mono }) => mono - start);
    rows.set(fromBase64(rpi), HEARD_ROW * i);
    view.setUint32(HEARD_ROW * i + 16, Math.max(0, Math.floor(Math.min(...times))), true);
    view.setUint32(HEARD_ROW * i + 20, Math.max(0, Math.ceil(Math.max(...times))), true);
  }
  return rows;
}

/** The same of a packed document, without making an object of it; undefined when it is damaged. Never throws. */
export function rowsOfPacked(packed: PackedLog): HeardRows | undefined {
  const columns = packedColumns(packed);
  if (columns === undefined) return undefined;
  const { body, view, at, identifiers } = columns;
  const rows = new Uint8Array(HEARD_ROW * identifiers);
  const into = new DataView(rows.buffer);
  let m = 0;
  for (let i = 0; i < identifiers; i += 1) {
    let [first, last] = [Number.POSITIVE_INFINITY, 0];
    for (let left = body[at.minutesOf + i] ?? 0; left > 0; left -= 1, m += 1) {
      const ms = 1_000 * view.getUint16(at.second + 2 * m, true);
      first = Math.min(first, ms);
      last = Math.max(last, ms);
    }
    rows.set(body.subarray(at.rpi + 16 * i, at.rpi + 16 * i + 16), HEARD_ROW * i);
    into.setUint32(HEARD_ROW * i + 16, first, true);
    into.setUint32(HEARD_ROW * i + 20, last, true);
  }
  return rows;
}
