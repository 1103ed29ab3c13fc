/** The tables of laboratory results. */
import type { ResultColumn, RowFaultCode } from "@bluezone/contract/health/results";

/**
 * A file of results that was handed in. Its rows lie sealed in a blob under `key`, which is itself sealed under the key of
 * people and goes with the file; so is `name`, how the file was called. `next_row` is how many rows were worked off: it
 * changes in the transaction of the rows themselves. `faults` counts rows. `by` is an officer's id.
 */
export type LabFileRow = {
  id: string;
  unit_id: string;
  unit_path: string;
  by: string;
  name: Uint8Array;
  key: Uint8Array;
  state: "waiting" | "working" | "done" | "cancelled";
  rows: number;
  next_row: number;
  positive: number;
  negative: number;
  repeated: number;
  known: number;
  faults: number;
  /** Whether the laboratory asks that negative results are told by message. */
  tell_negative: boolean;
  made_ms: string;
  ended_ms: string | null;
};

/** What was wrong in a cell of a file; the cell itself is in the blob alone. `row` counts as a spreadsheet does. */
export type LabFaultRow = { file_id: string; row: number; column: ResultColumn; code: RowFaultCode };

/**
 * A result that was taken: that of a sample, once for ever. `id` is the source (an API key's id, a unit's id), "/" and the
 * laboratory's own number of the sample. Nobody's name: of a negative result nothing else is kept anywhere.
 */
export type LabResultRow = {
  id: string;
  file_id: string | null;
  unit_id: string | null;
  unit_path: string | null;
  commune: string | null;
  test: string;
  result: "confirmed" | "likely" | "negative";
  sample_day: number;
  result_day: number;
  case_id: string | null;
  taken_ms: string;
};

/**
 * A message for a negative result that is still to leave: `phone` is sealed under the key of people, and the row goes when the
 * message has left. `id` is that of the result; `sending` says that it is under way.
 */
export type NegativeNoticeRow = {
  id: string;
  unit_id: string;
  sample_day: number;
  phone: Uint8Array;
  sending: boolean;
  tries: number;
  next_try_ms: string;
  made_ms: string;
};

declare module "../tables.ts" {
  interface Tables {
    negative_notice: NegativeNoticeRow;
    lab_file: LabFileRow;
    lab_fault: LabFaultRow;
    lab_result: LabResultRow;
  }
}
