/**
 * `export.bin` read straight into columns, in a small part of the time that `export-bin-parts` takes; that is the readable
 * reference and reads each key here that is not written in the plain way.
 */
import type { DiagnosisKey } from "./diagnosis-key.ts";
import {
  ColumnsBuilder,
  copyKey,
  type DiagnosisKeyColumns,
  NO_ONSET,
  pickRows,
  viewOf,
} from "./diagnosis-key-columns.ts";
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
import { REPORT_TYPES } from "./report-type.ts";
import { KEY_LENGTH } from "./tek.ts";
import { INTERVALS_PER_DAY } from "./time.ts";

/** A file as it was read, its keys in columns. */
export type BinColumns = BinContent<DiagnosisKeyColumns>;

/** Tags of the fields that keys stand in, 7 and 8, and of those in a key. */
const KEY = 0x3a;
const REVISED = 0x42;
const DATA = 0x0a;
const RISK = 0x10;
const START = 0x18;
const PERIOD = 0x20;
const TYPE = 0x28;
const ONSET = 0x30;
const VARIANT = 0x40;
/** Bytes of the shortest key with its tag and length. */
const SHORTEST_KEY = 4 + KEY_LENGTH;
/** Zigzag of 14, the highest there is. */
const MOST_ONSET = 28;

/** One list of keys as it comes in. */
class KeyList {
  readonly #tag: number;
  readonly #rows = new ColumnsBuilder();
  /** Where rows are not as far from their keys' places in the file as those before: the row, and how far. */
  readonly #shifts: { readonly row: number; readonly shift: number }[] = [];

  constructor(tag: number) {
    this.#tag = tag;
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

  /**
   * Takes keys for as long as they belong to this list, lie whole in the buffer, keep every limit and are written in the plain
   * way: the data, then numbers in the order of their fields. Says where it stopped and how many it took.
   */
  take(bytes: Uint8Array, from: number, place: number): { readonly at: number; readonly taken: number } {
    const tag = this.#tag;
    if (bytes[from] !== tag) return { at: from, taken: 0 };
    this.#at(place);
    const first = this.#rows.rows;
    const columns = this.#rows.room(Math.ceil((bytes.length - from) / SHORTEST_KEY));
    const { keys, starts, periods, reportTypes, risks, onsets } = columns;
    const [source, target] = [viewOf(bytes), viewOf(keys)];
    let row = first;
    let at = from;
    while (at + SHORTEST_KEY <= bytes.length && bytes[at] === tag) {
      const length = bytes[at + 1]!;
      const end = at + 2 + length;
      if (length >= 0x80 || end > bytes.length || bytes[at + 2] !== DATA || bytes[at + 3] !== KEY_LENGTH)
        break;
      let next = at + SHORTEST_KEY;
      let risk = 0;
      let start = 0;
      let period: number = INTERVALS_PER_DAY;
      let type = 0;
      let onset = NO_ONSET;
      if (next < end && bytes[next] === RISK) {
        risk = bytes[next + 1]!;
        next += 2;
      }
      if (next < end && bytes[next] === START) {
        let byte = 0x80;
        for (let shift = 0; byte >= 0x80 && shift < 28; shift += 7) {
          byte = bytes[++next]!;
          start |= (byte & 0x7f) << shift;
        }
        if (byte >= 0x80) break;
        next++;
      }
      if (next < end && bytes[next] === PERIOD) {
        period = bytes[next + 1]!;
        next += 2;
        if (period >= 0x80) period += (bytes[next++]! - 1) << 7;
      }
      if (next < end && bytes[next] === TYPE) {
        type = bytes[next + 1]!;
        next += 2;
      }
      if (next < end && bytes[next] === ONSET) {
        const zigzag = bytes[next + 1]!;
        if (zigzag > MOST_ONSET) break;
        onset = (zigzag >>> 1) ^ -(zigzag & 1);
        next += 2;
      }
      if (next < end && bytes[next] === VARIANT && bytes[next + 1]! < 0x80) next += 2;
      if (next !== end || risk > 8 || period < 1 || period > INTERVALS_PER_DAY) break;
      if (type >= REPORT_TYPES.length) break;
      copyKey(source, at + 4, target, KEY_LENGTH * row);
      starts[row] = start;
      periods[row] = period;
      reportTypes[row] = type;
      risks[row] = risk;
      onsets[row] = onset;
      row++;
      at = end;
    }
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
    const rows = Uint32Array.from(repeats.keys());
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

/** All of `export.bin` from its pieces: what `collect(readBinParts(pieces))` gives, in columns. Throws ExportFault. */
export function decodeColumns(pieces: Iterable<Uint8Array>): BinColumns {
  const head = new HeadCollector();
  const keys = new KeyList(KEY);
  const revised = new KeyList(REVISED);
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
