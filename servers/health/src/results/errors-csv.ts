/** The rows of a file that were not taken, as a table to be mended and handed in again. */
import { RESULT_COLUMNS, RESULT_HEADINGS, type ResultColumn } from "@bluezone/contract/health/results";
import type { Disease } from "@bluezone/policy/disease";
import { type CsvHead, writeCsv } from "@bluezone/server-kit/files/csv";
import { faultText } from "./fault-texts.ts";
import type { LabRow } from "./lab-file.ts";
import { LONGEST_CELL } from "./read-result.ts";

/** The last column; whoever reads the mended file leaves it out. */
const WHY = "lỗi";

/** A cell that is too long is cut here: nobody mends ten megabytes in a spreadsheet. */
const SHOWN = 500;
const cut = (cell: string): string => (cell.length > LONGEST_CELL ? `${cell.slice(0, SHOWN)}…` : cell);

/** The column that a heading names, as the reader takes it. */
function columnOf(heading: string): ResultColumn | undefined {
  const name = heading.normalize("NFC").toLowerCase();
  return RESULT_COLUMNS.find(
    (column) => column.toLowerCase() === name || RESULT_HEADINGS[column].includes(name),
  );
}

/** The table, with the sign and the headings of the file that came, and a byte order mark, so that a spreadsheet reads its accents. */
export function errorsCsv(
  { sign, headings }: CsvHead,
  rows: readonly LabRow[],
  faults: readonly { readonly row: number; readonly column: string; readonly code: string }[],
  disease: Pick<Disease, "tests">,
): string {
  const byRow = new Map<number, string[]>();
  for (const fault of faults)
    byRow.set(fault.row, [...(byRow.get(fault.row) ?? []), faultText(fault, disease)]);
  const named = new Map<ResultColumn, string>();
  for (const heading of headings) {
    const column = columnOf(heading);
    if (column && !named.has(column)) named.set(column, heading);
  }
  const table = rows
    .filter(({ row }) => byRow.has(row))
    .map(({ row, values }) =>
      Object.fromEntries([
        ...[...named].map(([column, heading]) => [heading, cut(values[column])] as const),
        [WHY, (byRow.get(row) ?? []).join("; ")],
      ]),
    );
  return `\ufeff${writeCsv([...named.values(), WHY], table, sign)}`;
}
