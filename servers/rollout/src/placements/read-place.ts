/** One row of the CSV of places, read: what is wrong with it is said by column. */
import {
  type PLACE_CELL_FAULTS,
  type PLACE_COLUMNS,
  PlacementWords,
} from "@bluezone/contract/rollout/placements";

/** The text of each column. */
export type PlaceCells = Readonly<Record<(typeof PLACE_COLUMNS)[number], string>>;

/** What is wrong, in which column. */
export type CellFault = {
  readonly column: keyof PlaceCells;
  readonly code: (typeof PLACE_CELL_FAULTS)[number];
};

/** A row that can be entered once its unit is found. */
type ReadPlace = {
  /** An id, or a code that holds today. */
  readonly unit: string;
  readonly name: string;
  readonly route: string;
  readonly terminal: string;
  readonly spot: string;
  readonly copies: number;
};

/** The most copies of one row. */
const MOST_COPIES = 500;

/** Reads a row, or says the first thing that is wrong. Without a number of copies it is one. */
export function readPlace(cells: PlaceCells): ReadPlace | CellFault {
  const fault = (column: keyof PlaceCells): CellFault => ({ column, code: "cell_invalid" });
  const { unit, name, route, terminal, spot } = cells;
  if (unit === "" || unit.length > 60) return fault("unit");
  for (const [column, words] of Object.entries({ name, route, terminal, spot }))
    if (!PlacementWords.safeParse(words).success) return fault(column as keyof PlaceCells);
  const copies = cells.copies === "" ? 1 : Number(cells.copies);
  if (!/^\d{0,3}$/.test(cells.copies) || copies < 1 || copies > MOST_COPIES) return fault("copies");
  return { unit, name, route, terminal, spot, copies };
}

/** Whether a row could not be read. */
export const isFault = (read: ReadPlace | CellFault): read is CellFault => "code" in read;
