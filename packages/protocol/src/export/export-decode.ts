/**
 * `export.bin` read straight into columns, in a small part of the time that `export-bin-parts` takes; that is the readable
 * reference and reads each key here that is not written in the plain way.
 */
import { KEY_LENGTH } from "../identity/tek.ts";
import type { DiagnosisKey } from "../report/diagnosis-key.ts";
import {
  ColumnsBuilder,
  copyKey,
  type DiagnosisKeyColumns,
  pickRows,
  viewOf,
} from "../report/diagnosis-key-columns.ts";
import type { BinContent } from "./export-bin.ts";
import {
  afterHeader,
  faultOf,
  HeadCollector,
  headPart,
  isKey,
  LONGEST_FIELD,
  REPEATED,
} from "./export-bin-parts.ts";
import { keyOrReason } from "./export-key.ts";
import { ascends, compareKeys, keyOrder } from "./key-order.ts";
import { fieldsOfPieces } from "./protobuf.ts";

/** A file as it was read, its keys in columns. */
export type BinColumns = BinContent<DiagnosisKeyColumns>;

/** Tags of the fields that keys stand in, 7 and 8. */
const KEY = 0x3a;
const REVISED = 0x42;
/** Bytes of the shortest key with its tag and length. */
const SHORTEST_KEY = 4 + KEY_LENGTH;

/**
 * Reads keys of one list into columns for as long as they lie whole in the buffer, keep every limit and are written in the plain
 * way: the data, then numbers in the order of their fields. Says where it stopped, and at which row. Tags and limits are written
 * out: the engine reads a module's constants anew for each key, which takes a sixth of the time.
 */
function readKeys(
  bytes: Uint8Array,
  from: number,
  tag: number,
  columns: DiagnosisKeyColumns,
  firstRow: number,
): { readonly at: number; readonly row: number } {
  const { keys, starts, periods, reportTypes, risks, onsets } = columns;
  const [source, target] = [viewOf(bytes), viewOf(keys)];
  let row = firstRow;
  let at = from;
  while (at + 20 <= bytes.length && bytes[at] === tag) {
    const length = bytes[at + 1]!;
    const end = at + 2 + length;
    // 1 key_data of 16 bytes.
    if (length >= 0x80 || end > bytes.length || bytes[at + 2] !== 0x0a || bytes[at + 3] !== 16) break;
    let next = at + 20;
    let risk = 0;
    let period = 144;
    let type = 0;
    let onset = -128; // NO_ONSET
    // 2 transmission_risk_level, of one byte.
    if (next < end && bytes[next] === 0x10) {
      risk = bytes[next + 1]!;
      next += 2;
    }
    // 3 rolling_start_interval_number, of up to four bytes, which no key may lack.
    if (next >= end || bytes[next] !== 0x18) break;
    let byte = bytes[++next]!;
    let start = byte & 0x7f;
    if (byte >= 0x80) {
      byte = bytes[++next]!;
      start |= (byte & 0x7f) << 7;
    }
    if (byte >= 0x80) {
      byte = bytes[++next]!;
      start |= (byte & 0x7f) << 14;
    }
    if (byte >= 0x80) {
      byte = bytes[++next]!;
      start |= (byte & 0x7f) << 21;
    }
    if (byte >= 0x80) break;
    next++;
    // 4 rolling_period, of one or two bytes.
    if (next < end && bytes[next] === 0x20) {
      period = bytes[next + 1]!;
      next += 2;
      if (period >= 0x80) period += (bytes[next++]! - 1) << 7;
    }
    // 5 report_type, of one byte.
    if (next < end && bytes[next] === 0x28) {
      type = bytes[next + 1]!;
      next += 2;
    }
    // 6 days_since_onset_of_symptoms, zigzag of one byte: 28 is 14.
    if (next < end && bytes[next] === 0x30) {
      const zigzag = bytes[next + 1]!;
      if (zigzag > 28) break;
      onset = (zigzag >>> 1) ^ -(zigzag & 1);
      next += 2;
    }
    // 8 variant_of_concern, of one byte.
    if (next < end && bytes[next] === 0x40 && bytes[next + 1]! < 0x80) next += 2;
    if (next !== end || risk > 8 || period < 1 || period > 144 || type > 5) break;
    copyKey(source, at + 4, target, 16 * row);
    starts[row] = start;
    periods[row] = period;
    reportTypes[row] = type;
    risks[row] = risk;
    onsets[row] = onset;
    row++;
    at = end;
  }
  return { at, row };
}

/** One list of keys as it comes in. */
class KeyList {
  readonly #tag: number;
  readonly #rows = new ColumnsBuilder();
  /** Where rows are not as far from their keys' places in the file as those before: the row, and how far. */
  readonly #shifts: { readonly row: number; readonly shift: number }[] = [];

  /** @param rows so many are expected. */
  constructor(tag: number, rows: number) {
    this.#tag = tag;
    this.#rows.room(rows);
  }

  #at(place: number): void {
    const row = this.#rows.rows;
    if (this.#shifts.at(-1)?.shift !== place - row) this.#shifts.push({ row, shift: place - row });
  }

  /** Takes a key whose place in the file is `place`. */
  add(key: DiagnosisKey, place: number): void {
    this.#at(place);
    this.#rows.push(key);
  }

  /** Takes keys for as long as `readKeys` does. Says where it stopped and how many it took. */
  take(bytes: Uint8Array, from: number, place: number): { readonly at: number; readonly taken: number } {
    if (bytes[from] !== this.#tag) return { at: from, taken: 0 };
    this.#at(place);
    const first = this.#rows.rows;
    const columns = this.#rows.room(Math.ceil((bytes.length - from) / SHORTEST_KEY));
    const { at, row } = readKeys(bytes, from, this.#tag, columns, first);
    this.#rows.wrote(row - first);
    return { at, taken: row - first };
  }

  /** The columns, and the places of keys that stood in the list before. Only keys out of order can have stood there. */
  finish(): { readonly columns: DiagnosisKeyColumns; readonly repeated: readonly number[] } {
    const columns = this.#rows.finish();
    const { keys } = columns;
    if (ascends(keys)) return { columns, repeated: [] };
    const order = keyOrder(keys);
    const repeats = new Uint8Array(order.length);
    for (let i = 1; i < order.length; i++)
      if (compareKeys(keys, KEY_LENGTH * order[i - 1]!, KEY_LENGTH * order[i]!) === 0) repeats[order[i]!] = 1;
    const rows = Uint32Array.from([...repeats.keys()]);
    const kept = rows.filter((row) => repeats[row] === 0);
    if (kept.length === rows.length) return { columns, repeated: [] };
    const places = this.#places();
    const repeated = Array.from(
      rows.filter((row) => repeats[row] === 1),
      (row) => places[row]!,
    );
    return { columns: pickRows(columns, kept), repeated };
  }

  /** The place in the file of each row's key. */
  #places(): Uint32Array {
    const places = new Uint32Array(this.#rows.rows);
    for (const [i, { row, shift }] of this.#shifts.entries())
      for (let at = row; at < (this.#shifts[i + 1]?.row ?? places.length); at++) places[at] = at + shift;
    return places;
  }
}

/**
 * All of `export.bin` from its pieces: what `collect(readBinParts(pieces))` gives, in columns. `bytes` is how many are expected.
 * Throws ExportFault.
 */
export function decodeColumns(pieces: Iterable<Uint8Array>, bytes = 0): BinColumns {
  const head = new HeadCollector();
  const keys = new KeyList(KEY, Math.ceil(bytes / SHORTEST_KEY));
  const revised = new KeyList(REVISED, 0);
  let place = 0;
  const plainKeys = (buffer: Uint8Array, from: number): number => {
    let at = from;
    for (const list of [keys, revised]) {
      const run = list.take(buffer, at, place);
      place += run.taken;
      at = run.at;
    }
    return at;
  };
  try {
    for (const field of fieldsOfPieces(afterHeader(pieces), LONGEST_FIELD, plainKeys)) {
      if (!isKey(field)) {
        const part = headPart(field);
        if (part) head.add(part);
        continue;
      }
      const key = keyOrReason(field.bytes);
      if (typeof key === "string") head.add({ rejected: { index: place, reason: key } });
      else (field.number === 7 ? keys : revised).add(key, place);
      place++;
    }
  } catch (error) {
    throw faultOf(error);
  }
  const [main, changed] = [keys.finish(), revised.finish()];
  for (const index of [...main.repeated, ...changed.repeated])
    head.add({ rejected: { index, reason: REPEATED } });
  return head.with(main.columns, changed.columns);
}
