/**
 * Diagnosis keys in columns: 24 bytes a key, as the match kernel takes them, where a hundred thousand objects would not fit
 * a phone. Made by `columnsOf` or `ColumnsBuilder`, so every row is within the limits of `DiagnosisKey`.
 */
import { type DiagnosisKey, diagnosisKey } from "./diagnosis-key.ts";
import type { KeyColumns } from "./match-columns.ts";
import { REPORT_TYPES } from "./report-type.ts";
import { KEY_LENGTH, tek } from "./tek.ts";
import { Enin } from "./time.ts";

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
  #columns: DiagnosisKeyColumns;

  /** @param capacity rows that fit before the columns grow for the first time. */
  constructor(capacity = 256) {
    this.#columns = emptyColumns(Math.max(1, capacity));
  }

  /** A key after the others. */
  push({
    key,
    rollingStart,
    rollingPeriod,
    reportType,
    transmissionRisk,
    daysSinceOnset,
  }: DiagnosisKey): void {
    const type = REPORT_TYPES.indexOf(reportType);
    this.pushRow(key, 0, rollingStart, rollingPeriod, type, transmissionRisk, daysSinceOnset ?? NO_ONSET);
  }

  /** The same from figures that the caller has held against their limits; the key's bytes begin at `bytes[at]`. */
  pushRow(
    bytes: Uint8Array,
    at: number,
    start: number,
    period: number,
    reportType: number,
    risk: number,
    onset: number,
  ): void {
    const row = this.#rows++;
    if (row === this.#columns.starts.length) this.#grow();
    const columns = this.#columns;
    const { keys } = columns;
    for (let from = at, to = KEY_LENGTH * row; from < at + KEY_LENGTH; ) keys[to++] = bytes[from++]!;
    columns.starts[row] = start;
    columns.periods[row] = period;
    columns.reportTypes[row] = reportType;
    columns.risks[row] = risk;
    columns.onsets[row] = onset;
  }

  #grow(): void {
    const before = this.#columns;
    const after = emptyColumns(2 * before.starts.length);
    after.keys.set(before.keys);
    after.starts.set(before.starts);
    after.periods.set(before.periods);
    after.reportTypes.set(before.reportTypes);
    after.risks.set(before.risks);
    after.onsets.set(before.onsets);
    this.#columns = after;
  }

  /** The keys so far, not copied. */
  finish(): DiagnosisKeyColumns {
    return sliceRows(this.#columns, 0, this.#rows);
  }
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

/** Rows `from` to before `to`, not copied. */
export const sliceRows = (columns: DiagnosisKeyColumns, from: number, to: number): DiagnosisKeyColumns => ({
  keys: columns.keys.subarray(KEY_LENGTH * from, KEY_LENGTH * to),
  starts: columns.starts.subarray(from, to),
  periods: columns.periods.subarray(from, to),
  reportTypes: columns.reportTypes.subarray(from, to),
  risks: columns.risks.subarray(from, to),
  onsets: columns.onsets.subarray(from, to),
});

/** The rows that `rows` names, in its order, copied. */
export function pickRows(columns: DiagnosisKeyColumns, rows: Uint32Array): DiagnosisKeyColumns {
  const builder = new ColumnsBuilder(rows.length);
  const { keys, starts, periods, reportTypes, risks, onsets } = columns;
  for (const row of rows)
    builder.pushRow(
      keys,
      KEY_LENGTH * row,
      starts[row]!,
      periods[row]!,
      reportTypes[row]!,
      risks[row]!,
      onsets[row]!,
    );
  return builder.finish();
}
