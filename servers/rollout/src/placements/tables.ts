/** The tables of placements, their scans, and print runs. */

/** A placement; `unit_path` is that of its unit, `search` its folded words. */
export type PlacementRow = {
  code: string;
  kind: string;
  unit: string;
  unit_path: string;
  name: string;
  route: string;
  terminal: string;
  spot: string;
  search: string;
  state: string;
  /** When it was last printed; actions from before then no longer say how it is. */
  printed_ms: string | null;
  hung_day: number | null;
  reprint_day: number | null;
  illustrative: boolean;
  created_ms: string;
  version: number;
};

/** What somebody did or saw at a placement; `id` is the phone's own, `at_ms` by its clock, `received_ms` by ours. */
type PlacementActionRow = {
  id: string;
  code: string;
  action: string;
  at_ms: string;
  received_ms: string;
  by: string;
  /** Its photo as it is kept: blob, hash and media type; null without one. */
  photo: string | null;
  photo_sha256: string | null;
  photo_type: string | null;
};

/** Scans of a placement on a day of Vietnam, and how often a reader of its page said to stand elsewhere. */
type PlacementScanRow = { code: string; day: number; scans: number; elsewhere: number };

/** A CSV that was taken in, so that the same again changes nothing; `answer` is what was answered, as JSON. */
type PlacementImportRow = { id: string; unit_path: string; answer: string };

/** A print run. `places` is what was asked for, as JSON; `placed` sheets have a code, the first `set` are in finished files. */
export type PrintRunRow = {
  id: string;
  unit: string;
  unit_path: string;
  by: string;
  kind: string;
  languages: string;
  places: string;
  again: boolean;
  sheets: number;
  placed: number;
  set: number;
  /** Sheets of one file. */
  piece: number;
  state: string;
  fault: string | null;
  illustrative: boolean;
  created_ms: string;
};

/** Which placement a sheet of a run is of; `sheet` counts from 0. */
type PrintSheetRow = { run: string; sheet: number; code: string };

declare module "../tables.ts" {
  interface Tables {
    placement: PlacementRow;
    placement_action: PlacementActionRow;
    placement_scan: PlacementScanRow;
    placement_import: PlacementImportRow;
    print_run: PrintRunRow;
    print_sheet: PrintSheetRow;
  }
}
