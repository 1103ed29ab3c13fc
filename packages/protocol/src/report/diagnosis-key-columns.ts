/**
 * Diagnosis keys in columns: 24 bytes a key, as the match kernel takes them, where a hundred thousand objects would not fit
 * a phone. Made by `columnsOf` or `ColumnsBuilder`, so every row is within the limits of `DiagnosisKey`.
 */
import { KEY_LENGTH, tek } from "../identity/tek.ts";
import type { KeyColumns } from "../match/match-columns.ts";
import { Enin } from "../time.ts";
import { type DiagnosisKey, diagnosisKey } from "./diagnosis-key.ts";
import { REPORT_TYPES } from "./report-type.ts";

/** Diagnosis keys, one a row. */
export interface DiagnosisKeyColumns extends KeyColumns {
  readonly periods: Uint8Array;
  /** The number of each report type: its place in REPORT_TYPES. */
  readonly reportTypes: Uint8Array;
  /** Transmission risk levels, 0 … 8. */
  readonly risks: Uint8Array;
  /** Days since onset, −14 … 14, or NO_ONSET. */
  readonly onsets: Int8Array;
}

/** What stands in `onsets` when the onset is unknown. */
export const NO_ONSET = -128;

/** Keys as they come, in columns that grow. */
export class ColumnsBuilder {
  #rows = 0;
  #columns = emptyColumns(0);

  /** How many keys there are. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * Columns with room for so many rows after those that there are, for a caller that writes them there itself, each within
   * its limits, and then says with `wrote` how many; good until the next call of anything else.
   */
  room(more: number): DiagnosisKeyColumns {
    const [wanted, there] = [this.#rows + more, this.#columns.starts.length];
    if (wanted > there) {
      const before = this.finish();
      this.#columns = emptyColumns(Math.max(wanted, 2 * there));
      copyRows(before, this.#columns);
    }
    return this.#columns;
  }

  /** Takes so many rows that were written into the room. */
  wrote(rows: number): void {
    this.#rows += rows;
  }

  /** A key after the others. */
  push(key: DiagnosisKey): void {
    const { keys, starts, periods, reportTypes, risks, onsets } = this.room(1);
    const row = this.#rows++;
    keys.set(key.key, KEY_LENGTH * row);
    starts[row] = key.rollingStart;
    periods[row] = key.rollingPeriod;
    reportTypes[row] = REPORT_TYPES.indexOf(key.reportType);
    risks[row] = key.transmissionRisk;
    onsets[row] = key.daysSinceOnset ?? NO_ONSET;
  }

  /** The keys so far, not copied. */
  finish(): DiagnosisKeyColumns {
    return sliceRows(this.#columns, 0, this.#rows);
  }
}

function copyRows(from: DiagnosisKeyColumns, to: DiagnosisKeyColumns, row = 0): void {
  to.keys.set(from.keys, KEY_LENGTH * row);
  to.starts.set(from.starts, row);
  to.periods.set(from.periods, row);
  to.reportTypes.set(from.reportTypes, row);
  to.risks.set(from.risks, row);
  to.onsets.set(from.onsets, row);
}

const emptyColumns = (rows: number): DiagnosisKeyColumns => ({
  keys: new Uint8Array(KEY_LENGTH * rows),
  starts: new Uint32Array(rows),
  periods: new Uint8Array(rows),
  reportTypes: new Uint8Array(rows),
  risks: new Uint8Array(rows),
  onsets: new Int8Array(rows),
});

/** Keys in columns, in their order. */
export function columnsOf(keys: Iterable<DiagnosisKey>): DiagnosisKeyColumns {
  const builder = new ColumnsBuilder();
  for (const key of keys) builder.push(key);
  return builder.finish();
}

/** The key of a row; its bytes are copied. */
export function keyAt(columns: DiagnosisKeyColumns, row: number): DiagnosisKey {
  const bytes = columns.keys.subarray(KEY_LENGTH * row, KEY_LENGTH * (row + 1));
  const onset = columns.onsets[row]!;
  return diagnosisKey(tek(bytes, Enin(columns.starts[row]!), columns.periods[row]!), {
    reportType: REPORT_TYPES[columns.reportTypes[row]!]!,
    transmissionRisk: columns.risks[row]!,
    ...(onset === NO_ONSET ? {} : { daysSinceOnset: onset }),
  });
}

/** All rows as keys. */
export const keysOf = (columns: DiagnosisKeyColumns): DiagnosisKey[] =>
  Array.from(columns.starts, (_, row) => keyAt(columns, row));

/** The first row with the 16 bytes of a key, or nothing. */
export function rowOf({ keys }: DiagnosisKeyColumns, key: Uint8Array): number | undefined {
  for (let at = 0; at < keys.length; at += KEY_LENGTH) {
    let same = 0;
    while (same < KEY_LENGTH && keys[at + same] === key[same]) same++;
    if (same === KEY_LENGTH) return at / KEY_LENGTH;
  }
  return undefined;
}

/** The rows of both, copied. */
export function joinRows(first: DiagnosisKeyColumns, second: DiagnosisKeyColumns): DiagnosisKeyColumns {
  const rows = first.starts.length;
  const all = emptyColumns(rows + second.starts.length);
  copyRows(first, all);
  copyRows(second, all, rows);
  return all;
}

/** Rows `from` to before `to`, not copied. */
export const sliceRows = (columns: DiagnosisKeyColumns, from: number, to: number): DiagnosisKeyColumns => ({
  keys: columns.keys.subarray(KEY_LENGTH * from, KEY_LENGTH * to),
  starts: columns.starts.subarray(from, to),
  periods: columns.periods.subarray(from, to),
  reportTypes: columns.reportTypes.subarray(from, to),
  risks: columns.risks.subarray(from, to),
  onsets: columns.onsets.subarray(from, to),
});

/** The rows that `rows` names, in its order, copied. Column by column, so that the memory is waited for many rows at a time. */
export function pickRows(from: DiagnosisKeyColumns, rows: Uint32Array): DiagnosisKeyColumns {
  const to = emptyColumns(rows.length);
  const [source, target] = [viewOf(from.keys), viewOf(to.keys)];
  for (let i = 0; i < rows.length; i++) copyKey(source, KEY_LENGTH * rows[i]!, target, KEY_LENGTH * i);
  for (let i = 0; i < rows.length; i++) to.starts[i] = from.starts[rows[i]!]!;
  for (let i = 0; i < rows.length; i++) to.periods[i] = from.periods[rows[i]!]!;
  for (let i = 0; i < rows.length; i++) to.reportTypes[i] = from.reportTypes[rows[i]!]!;
  for (let i = 0; i < rows.length; i++) to.risks[i] = from.risks[rows[i]!]!;
  for (let i = 0; i < rows.length; i++) to.onsets[i] = from.onsets[rows[i]!]!;
  return to;
}

/** Bytes as `copyKey` takes them. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Copies the 16 bytes of a key: `subarray` and `set` cost more than a whole row does this way. */
export function copyKey(from: DataView, fromAt: number, to: DataView, toAt: number): void {
  to.setUint32(toAt, from.getUint32(fromAt, true), true);
  to.setUint32(toAt + 4, from.getUint32(fromAt + 4, true), true);
  to.setUint32(toAt + 8, from.getUint32(fromAt + 8, true), true);
  to.setUint32(toAt + 12, from.getUint32(fromAt + 12, true), true);
}
