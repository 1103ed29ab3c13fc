/**
 * `export.bin` written from columns, a few thousand keys at a time, so that a large file is never held whole. The bytes are
 * those of `encodeExportBin`, which is the readable reference.
 */
import { type DiagnosisKeyColumns, NO_ONSET } from "./diagnosis-key-columns.ts";
import { type ExportHeader, headBytes, type SignatureInfo } from "./export-bin.ts";
import { ascends, keyOrder } from "./key-order.ts";
import { KEY_LENGTH } from "./tek.ts";
import { INTERVALS_PER_DAY } from "./time.ts";

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
  for (const [tag, columns] of [
    [0x3a, content.keys],
    [0x42, content.revisedKeys],
  ] as const) {
    const rows = columns.starts.length;
    const order = ascends(columns.keys) ? undefined : keyOrder(columns.keys);
    for (let from = 0; from < rows; from += KEYS_A_PIECE) {
      let length = 0;
      for (let i = from; i < Math.min(rows, from + KEYS_A_PIECE); i++)
        length = writeKey(buffer, length, tag, columns, order ? order[i]! : i);
      yield buffer.subarray(0, length);
    }
  }
}

/** Writes one row and says where it ends. */
function writeKey(
  buffer: Uint8Array,
  from: number,
  tag: number,
  columns: DiagnosisKeyColumns,
  row: number,
): number {
  const { keys } = columns;
  buffer[from] = tag;
  buffer[from + 2] = 0x0a;
  buffer[from + 3] = KEY_LENGTH;
  let at = from + 4;
  for (let i = KEY_LENGTH * row; i < KEY_LENGTH * (row + 1); i++) buffer[at++] = keys[i]!;
  buffer[at++] = 0x10;
  buffer[at++] = columns.risks[row]!;
  buffer[at++] = 0x18;
  let start = columns.starts[row]!;
  for (; start >= 0x80; start >>>= 7) buffer[at++] = start | 0x80;
  buffer[at++] = start;
  const period = columns.periods[row]!;
  if (period !== INTERVALS_PER_DAY) {
    buffer[at++] = 0x20;
    if (period >= 0x80) buffer[at++] = period | 0x80;
    buffer[at++] = period >>> (period >= 0x80 ? 7 : 0);
  }
  buffer[at++] = 0x28;
  buffer[at++] = columns.reportTypes[row]!;
  const onset = columns.onsets[row]!;
  if (onset !== NO_ONSET) {
    buffer[at++] = 0x30;
    buffer[at++] = (onset << 1) ^ (onset >> 31);
  }
  buffer[from + 1] = at - from - 2;
  return at;
}
