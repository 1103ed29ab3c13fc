/** Tables as comma-separated text (RFC 4180), as spreadsheets make and open them. */
import { parse } from "csv-parse/sync";

/** One row that was read. `row` counts as a spreadsheet does: the heading is row 1. */
export type CsvRow<Column extends string> = {
  readonly row: number;
  readonly values: Readonly<Record<Column, string>>;
};

/** Why a text is no table, or lacks a column: its form, its columns, or too many rows. */
export class CsvError extends Error {
  override readonly name = "CsvError";
  readonly why: "form" | "columns" | "rows";
  constructor(message: string, why: CsvError["why"] = "form") {
    super(message);
    this.why = why;
  }
}

/** Longest cell, in characters, unless a reader looks at the cells itself. */
const LONGEST = 10_000;

function delimiterOf(text: string): string {
  const [heading = ""] = text.split(/\r?\n/, 1);
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: heading.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

/**
 * Reads a table by its heading: comma, semicolon or tab, with or without a byte order mark, columns in any order, others left
 * out. Text is trimmed and in NFC; a row that is too short has empty cells. Throws CsvError when it is no table, a needed
 * column is missing or there are more rows than `most`. `headings` are other names of columns; `longest` is how many characters a
 * cell may have on average of its row.
 */
export function readCsv<Column extends string>(
  text: string,
  columns: readonly Column[],
  {
    needed = columns,
    most = 100_000,
    longest = LONGEST,
    headings,
  }: {
    needed?: readonly Column[];
    most?: number;
    longest?: number;
    headings?: Readonly<Record<Column, readonly string[]>>;
  } = {},
): readonly CsvRow<Column>[] {
  const bare = text.replace(/^\ufeff/, "");
  let table: string[][];
  try {
    table = parse(bare, {
      delimiter: delimiterOf(bare),
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      ...(Number.isFinite(longest) ? { max_record_size: longest * columns.length } : {}),
      to: most + 2,
    });
  } catch {
    throw new CsvError("This is not a table of comma-separated values.");
  }
  const [heading = [], ...body] = table;
  if (body.length > most) throw new CsvError(`The table has more than ${most} rows.`, "rows");
  const named = new Map(heading.map((name, place) => [name.normalize("NFC").toLowerCase(), place]));
  const places = new Map<Column, number>();
  for (const column of columns)
    for (const name of [column.toLowerCase(), ...(headings?.[column] ?? [])]) {
      const place = named.get(name);
      if (place !== undefined && !places.has(column)) places.set(column, place);
    }
  const missing = needed.filter((column) => !places.has(column));
  if (missing.length > 0) throw new CsvError(`The table has no column ${missing.join(", ")}.`, "columns");
  return body
    .map((cells, i) => ({
      row: i + 2,
      values: Object.fromEntries(
        columns.map((column) => [column, (cells[places.get(column) ?? -1] ?? "").normalize("NFC")]),
      ) as Record<Column, string>,
    }))
    .filter(({ values }) => Object.values<string>(values).some((value) => value !== ""));
}

/** A cell that a spreadsheet would take for a formula is led by an apostrophe, so that it stays text (OWASP, CSV injection). */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Writes a table with a heading. Text that looks like a formula is made harmless; numbers stay numbers, nothing is empty. */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | number | null>>[],
): string {
  const cell = (value: string | number | null): string =>
    typeof value === "string" ? quoted(harmless(value)) : String(value ?? "");
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}
