/** The first sheet of an .xlsx file as comma-separated text, so that it is looked at, sent and judged as a CSV file is. */
import { strToU8, zipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import { csvText } from "./csv-text.ts";
import { SheetError, unpackSheet } from "./sheet-parts.ts";

/** Most cells of a table with its gaps: the reader fills these with nothing. */
const MOST_CELLS = 2_000_000;
/** Last column and row that a spreadsheet has. */
const LAST = { column: 16_384, row: 1_048_576 };

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The sheet without cells and rows that say nothing: a style on a whole column makes a million of them. */
const withoutEmpty = (xml: string): string =>
  xml
    .replace(/<c\s[^<>]*\/>/g, "")
    .replace(/<c\s[^<>]*><\/c>/g, "")
    .replace(/<row\s[^<>]*(?:\/>|>\s*<\/row>)/g, "");

/** Throws SheetError for addresses that no spreadsheet has, or that are too far apart. */
function mustBeNear(xml: string): void {
  const far = { column: 1, row: 1 };
  for (const [, , address = ""] of xml.matchAll(/(?:\s|(?<!\sxmlns):)r\s*=\s*(["'])([^"']*)\1/g)) {
    const [, letters = "", digits = ""] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? [];
    if (digits === "") throw new SheetError("form");
    far.column = Math.max(far.column, columnOf(letters));
    far.row = Math.max(far.row, Number(digits));
  }
  if (far.column > LAST.column || far.row > LAST.row) throw new SheetError("form");
  if (far.column * far.row > MOST_CELLS) throw new SheetError("large");
}

const two = (n: number): string => String(n).padStart(2, "0");

/** A day as the server reads it; a time of day stays behind it and makes no day of a cell that is none. */
function dayText(day: Date): string {
  const date = `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`;
  const [hours, minutes] = [day.getUTCHours(), day.getUTCMinutes()];
  return hours + minutes === 0 ? date : `${date} ${two(hours)}:${two(minutes)}`;
}

const cellText = (cell: unknown): string =>
  cell === null ? "" : cell instanceof Date ? dayText(cell) : String(cell);

/** A whole number stays as it is written, however long it is. */
const numberText = (written: string): string => (/^-?\d+$/.test(written) ? written : String(Number(written)));

/**
 * The first sheet of an .xlsx file as the bytes of a CSV file, rows in their places. A formula is never computed: its cell has
 * the value that the file was saved with. Throws SheetError.
 */
export async function sheetText(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = new Map(unpackSheet(bytes));
  for (const [name, xml] of parts) {
    // No workbook declares types or entities (ECMA-376 part 2, 8.1.4).
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new SheetError("form");
    if (!name.toLowerCase().startsWith("xl/worksheets/")) continue;
    const bare = withoutEmpty(xml);
    mustBeNear(bare);
    parts.set(name, bare);
  }
  // The reader takes packed files alone. What is stored without compression is unpacked without a worker, which the desk's
  // content security policy would refuse.
  const packed = zipSync(Object.fromEntries([...parts].map(([name, xml]) => [name, strToU8(xml)])), {
    level: 0,
  });
  try {
    const rows = await readSheet<string>(new Blob([new Uint8Array(packed)]), { parseNumber: numberText });
    return new TextEncoder().encode(csvText(rows.map((cells) => cells.map(cellText))));
  } catch {
    throw new SheetError("form");
  }
}
