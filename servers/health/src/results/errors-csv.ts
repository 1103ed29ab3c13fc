/** The rows of a file that were not taken, as a table to be mended and handed in again. */
import { RESULT_COLUMNS } from "@bluezone/contract/health/results";
import { writeCsv } from "@bluezone/server-kit/csv";
import type { LabRow } from "./lab-file.ts";
import { LONGEST_CELL } from "./read-result.ts";

/** A cell that is too long is cut here: nobody mends ten megabytes in a spreadsheet. */
const SHOWN = 500;
const cut = (cell: string): string => (cell.length > LONGEST_CELL ? `${cell.slice(0, SHOWN)}…` : cell);

/** The table; with a byte order mark, so that a spreadsheet reads its accents. */
export function errorsCsv(
  rows: readonly LabRow[],
  faults: readonly { readonly row: number; readonly column: string; readonly code: string }[],
): string {
  const byRow = new Map<number, string[]>();
  for (const { row, column, code } of faults)
    byRow.set(row, [...(byRow.get(row) ?? []), `${column}: ${code}`]);
  const table = rows
    .filter(({ row }) => byRow.has(row))
    .map(({ row, values }) => ({
      ...(Object.fromEntries(RESULT_COLUMNS.map((column) => [column, cut(values[column])])) as typeof values),
      error: (byRow.get(row) ?? []).join("; "),
    }));
  return `\ufeff${writeCsv([...RESULT_COLUMNS, "error"], table)}`;
}
