/**
 * `export.bin` written from columns, a few thousand keys at a time, so that a large file is never held whole. The bytes are
 * those of `encodeExportBin`, which is the readable reference.
 */
import { KEY_LENGTH } from "../identity/tek.ts";
import {
  copyKey,
  type DiagnosisKeyColumns,
  NO_ONSET,
  pickRows,
  sliceRows,
  viewOf,
} from "../report/diagnosis-key-columns.ts";
import { INTERVALS_PER_DAY } from "../time.ts";
import { type ExportHeader, headBytes, type SignatureInfo } from "./export-bin.ts";
import { ascends, keyOrder } from "./key-order.ts";

/** What a file is to say, its keys in columns. */
export interface ColumnsContent extends ExportHeader {
  readonly keys: DiagnosisKeyColumns;
  readonly revisedKeys: DiagnosisKeyColumns;
}

const KEYS_A_PIECE = 4_096;
/** Tag and length, key data, and five numbers of which only the start takes more than two bytes with its tag. */
const LONGEST_KEY = 2 + 2 + KEY_LENGTH + 2 + 6 + 3 + 2 + 2;

/** The pieces of a file, each to be used up before the next is asked for: all lie in the same buffer. Throws RangeError as `headBytes`. */
export function* binPieces(content: ColumnsContent, infos: readonly SignatureInfo[]): Generator<Uint8Array> {
  yield headBytes(content, infos);
  const buffer = new Uint8Array(LONGEST_KEY * KEYS_A_PIECE);
  for (const [tag, keys] of [
    [0x3a, content.keys],
    [0x42, content.revisedKeys],
  ] as const)
    for (const some of inOrder(keys)) yield buffer.subarray(0, writeKeys(buffer, tag, some));
}

/** Keys in the order of their bytes, some thousand at a time. */
function* inOrder(columns: DiagnosisKeyColumns): Generator<DiagnosisKeyColumns> {
  const rows = columns.starts.length;
  const order = ascends(columns.keys) ? undefined : keyOrder(columns.keys);
  for (let from = 0; from < rows; from += KEYS_A_PIECE) {
    const to = Math.min(rows, from + KEYS_A_PIECE);
    yield order ? pickRows(columns, order.subarray(from, to)) : sliceRows(columns, from, to);
  }
}

/** Writes keys into the buffer from its beginning and says where they end. */
function writeKeys(buffer: Uint8Array, tag: number, columns: DiagnosisKeyColumns): number {
  const { keys, starts, periods, reportTypes, risks, onsets } = columns;
  const [source, target] = [viewOf(keys), viewOf(buffer)];
  let at = 0;
  for (let row = 0; row < starts.length; row++) {
    const from = at;
    buffer[at++] = tag;
    at++; // The length, when it is known.
    buffer[at++] = 0x0a;
    buffer[at++] = KEY_LENGTH;
    copyKey(source, KEY_LENGTH * row, target, at);
    at += KEY_LENGTH;
    buffer[at++] = 0x10;
    buffer[at++] = risks[row]!;
    buffer[at++] = 0x18;
    let start = starts[row]!;
    for (; start >= 0x80; start >>>= 7) buffer[at++] = start | 0x80;
    buffer[at++] = start;
    const period = periods[row]!;
    if (period !== INTERVALS_PER_DAY) {
      buffer[at++] = 0x20;
      if (period >= 0x80) buffer[at++] = period;
      buffer[at++] = period >= 0x80 ? 1 : period;
    }
    buffer[at++] = 0x28;
    buffer[at++] = reportTypes[row]!;
    const onset = onsets[row]!;
    if (onset !== NO_ONSET) {
      buffer[at++] = 0x30;
      buffer[at++] = (onset << 1) ^ (onset >> 31);
    }
    buffer[from + 1] = at - from - 2;
  }
  return at;
}
