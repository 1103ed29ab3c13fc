/**
 * `export.bin` read straight into columns, in a small part of the time that `export-bin-parts` takes; that is the readable
 * reference and reads each key here that is not written in the plain way.
 */
import type { DiagnosisKey } from "./diagnosis-key.ts";
import { ColumnsBuilder, type DiagnosisKeyColumns, NO_ONSET, pickRows } from "./diagnosis-key-columns.ts";
import type { BinContent } from "./export-bin.ts";
import {
  afterHeader,
  faultOf,
  HeadCollector,
  headPart,
  isKey,
  keyOrReason,
  LONGEST_FIELD,
  REPEATED,
} from "./export-bin-parts.ts";
import { ascends, compareKeys, keyOrder } from "./key-order.ts";
import { fieldsOfPieces } from "./protobuf.ts";
import { REPORT_TYPES } from "./report-type.ts";
import { KEY_LENGTH } from "./tek.ts";
import { INTERVALS_PER_DAY } from "./time.ts";

/** A file as it was read, its keys in columns. */
export type BinColumns = BinContent<DiagnosisKeyColumns>;

/** Tags of the fields that keys stand in, 7 and 8, and of those in a key. */
const KEY = 0x3a;
const REVISED = 0x42;
const [DATA, RISK, START, PERIOD, TYPE, ONSET, VARIANT] = [0x0a, 0x10, 0x18, 0x20, 0x28, 0x30, 0x40];

/** One list of keys as it comes in, and of each row its key's place in the file. */
class KeyList {
  readonly rows: ColumnsBuilder;
  readonly places: number[] = [];
  constructor(capacity: number) {
    this.rows = new ColumnsBuilder(capacity);
  }

  add(key: DiagnosisKey, place: number): void {
    this.rows.push(key);
    this.places.push(place);
  }

  /**
   * Takes the key message of bytes `from` to before `end` when it is written in the plain way and keeps every limit: the data
   * first, then numbers of at most four bytes.
   */
  take(bytes: Uint8Array, from: number, end: number, place: number): boolean {
    if (end - from < 2 + KEY_LENGTH || bytes[from] !== DATA || bytes[from + 1] !== KEY_LENGTH) return false;
    let risk = 0;
    let start = 0;
    let period: number = INTERVALS_PER_DAY;
    let type = 0;
    let onset = NO_ONSET;
    let at = from + 2 + KEY_LENGTH;
    while (at < end) {
      const tag = bytes[at++]!;
      let byte = at < end ? bytes[at++]! : 0x80;
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        if (at >= end || shift > 21) return false;
        byte = bytes[at++]!;
        value |= (byte & 0x7f) << shift;
      }
      if (tag === RISK) risk = value;
      else if (tag === START) start = value;
      else if (tag === PERIOD) period = value;
      else if (tag === TYPE) type = value;
      else if (tag === ONSET && value <= 28) onset = (value >>> 1) ^ -(value & 1);
      else if (tag !== VARIANT) return false;
    }
    if (risk > 8 || period < 1 || period > INTERVALS_PER_DAY || type >= REPORT_TYPES.length) return false;
    this.rows.pushRow(bytes, from + 2, start, period, type, risk, onset);
    this.places.push(place);
    return true;
  }

  /** The columns, and the places of keys that stood in the list before. Only keys out of order can have stood there. */
  finish(): { readonly columns: DiagnosisKeyColumns; readonly repeated: readonly number[] } {
    const columns = this.rows.finish();
    const { keys } = columns;
    if (ascends(keys)) return { columns, repeated: [] };
    const order = keyOrder(keys);
    const again = order.filter(
      (row, i) => i > 0 && compareKeys(keys, KEY_LENGTH * order[i - 1]!, KEY_LENGTH * row) === 0,
    );
    if (again.length === 0) return { columns, repeated: [] };
    const left = new Set(again);
    const kept = Uint32Array.from(this.places.keys()).filter((row) => !left.has(row));
    return { columns: pickRows(columns, kept), repeated: Array.from(again, (row) => this.places[row]!) };
  }
}

/**
 * All of `export.bin`, which comes in pieces of about `bytes` bytes together: what `collect(readBinParts(pieces))` gives, in
 * columns. Throws ExportFault.
 */
export function decodeColumns(pieces: Iterable<Uint8Array>, bytes: number): BinColumns {
  const head = new HeadCollector();
  const keys = new KeyList(Math.ceil(bytes / 30));
  const revised = new KeyList(16);
  let place = 0;
  const plainKeys = (buffer: Uint8Array, from: number): number => {
    let at = from;
    for (;;) {
      const tag = buffer[at];
      const length = buffer[at + 1]!;
      const end = at + 2 + length;
      if ((tag !== KEY && tag !== REVISED) || length >= 0x80 || !(end <= buffer.length)) return at;
      if (!(tag === KEY ? keys : revised).take(buffer, at + 2, end, place)) return at;
      place++;
      at = end;
    }
  };
  try {
    for (const field of fieldsOfPieces(afterHeader(pieces), LONGEST_FIELD, plainKeys)) {
      if (isKey(field)) {
        const key = keyOrReason(field.bytes);
        if (typeof key === "string") head.add({ rejected: { index: place, reason: key } });
        else (field.number === 7 ? keys : revised).add(key, place);
        place++;
      } else {
        const part = headPart(field);
        if (part) head.add(part);
      }
    }
  } catch (error) {
    throw faultOf(error);
  }
  const lists = [keys.finish(), revised.finish()] as const;
  for (const { repeated } of lists)
    for (const index of repeated) head.add({ rejected: { index, reason: REPEATED } });
  return head.with(lists[0].columns, lists[1].columns);
}
