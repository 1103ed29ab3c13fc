/** Tables as comma-separated text (RFC 4180), as spreadsheets make and open them. */
import { type Options, Parser } from "csv-parse";
import { parse } from "csv-parse/sync";
import { withApostrophes, withoutApostrophes } from "./csv-formula.ts";

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

/** Most cells of a row, and longest heading, in characters: no table has more, and a row is read at one go. */
const MOST_CELLS = 1_000;
const LONGEST_HEADING = 100_000;

/** The first line, as far as one may go. */
const firstLine = (text: string): string => text.slice(0, LONGEST_HEADING).split(/\r?\n/, 1)[0] ?? "";

/** The sign that the first line has most of outside of quotation marks; of two as frequent, the one that is more in them too. */
function delimiterOf(text: string): string {
  const heading = firstLine(text);
  const bare = heading.replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((sign) => ({
    sign,
    count: bare.split(sign).length + heading.split(sign).length / (LONGEST_HEADING + 1),
  }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

/** The first line of a table, and the sign between its cells. */
export type CsvHead = { readonly sign: string; readonly headings: readonly string[] };

/** Reads the first line of a table from its beginning. */
export function readCsvHead(beginning: Uint8Array): CsvHead {
  const text = Buffer.from(beginning)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const sign = delimiterOf(text);
  const [headings = []]: string[][] = parse(firstLine(text), {
    delimiter: sign,
    relax_quotes: true,
    trim: true,
  });
  return { sign, headings };
}

/** How a table is read: `headings` are other names of columns, `longest` how many characters a cell may have on average of its row. */
type Reading<Column extends string> = {
  readonly needed?: readonly Column[];
  readonly most?: number;
  readonly longest?: number;
  readonly headings?: Readonly<Record<Column, readonly string[]>>;
};

const MOST = 100_000;

const NO_TABLE = "This is not a table of comma-separated values.";

/** What the parser is told of a table that begins like this. */
function optionsOf<Column extends string>(
  beginning: string,
  columns: readonly Column[],
  { most = MOST, longest = LONGEST }: Reading<Column>,
) {
  return {
    delimiter: delimiterOf(beginning),
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    ...(Number.isFinite(longest) ? { max_record_size: longest * columns.length } : {}),
    cast: (cell, { index }) => {
      if (index >= MOST_CELLS) throw new CsvError(NO_TABLE);
      return cell;
    },
    to: most + 2,
  } satisfies Options;
}

/** Takes records of a table one after another, the heading first. Throws CsvError at the first that cannot be. */
function rowsFrom<Column extends string>(
  columns: readonly Column[],
  { needed = columns, most = MOST, headings }: Reading<Column>,
) {
  const rows: CsvRow<Column>[] = [];
  let places: ReadonlyMap<Column, number> | undefined;
  let seen = 0;
  function readHeading(heading: readonly string[]): ReadonlyMap<Column, number> {
    const named = new Map(heading.map((name, place) => [name.normalize("NFC").toLowerCase(), place]));
    const found = new Map<Column, number>();
    for (const column of columns)
      for (const name of [column.toLowerCase(), ...(headings?.[column] ?? [])]) {
        const place = named.get(name);
        if (place !== undefined && !found.has(column)) found.set(column, place);
      }
    return found;
  }
  return {
    take(cells: readonly string[]): void {
      seen += 1;
      if (places === undefined) {
        places = readHeading(cells);
        return;
      }
      const values = {} as Record<Column, string>;
      let empty = true;
      for (const column of columns) {
        const value = withoutApostrophes(cells[places.get(column) ?? -1] ?? "").normalize("NFC");
        values[column] = value;
        if (value !== "") empty = false;
      }
      if (!empty) rows.push({ row: seen, values });
    },
    end(): readonly CsvRow<Column>[] {
      if (seen - 1 > most) throw new CsvError(`The table has more than ${most} rows.`, "rows");
      const there = places ?? readHeading([]);
      const missing = needed.filter((column) => !there.has(column));
      if (missing.length > 0) throw new CsvError(`The table has no column ${missing.join(", ")}.`, "columns");
      return rows;
    },
  };
}

/**
 * Reads a table by its heading: comma, semicolon or tab, with or without a byte order mark, columns in any order, others left
 * out. Text is trimmed, in NFC and without the apostrophes that `writeCsv` puts before formulas; a row that is too short has empty cells. Throws CsvError when it is no table, a needed
 * column is missing or there are more rows than `most`.
 */
export function readCsv<Column extends string>(
  text: string,
  columns: readonly Column[],
  reading: Reading<Column> = {},
): readonly CsvRow<Column>[] {
  const bare = text.replace(/^\ufeff/, "");
  let table: string[][];
  try {
    table = parse(bare, optionsOf(bare, columns, reading));
  } catch {
    throw new CsvError(NO_TABLE);
  }
  const rows = rowsFrom(columns, reading);
  for (const cells of table) rows.take(cells);
  return rows.end();
}

/**
 * Reads a large table as `readCsv` does, from its bytes in pieces, and lets everybody else have their turn between two of
 * them. The first piece has the heading's beginning. What `pieces` throws comes out as it is.
 */
export async function readLongCsv<Column extends string>(
  pieces: Iterable<Uint8Array>,
  columns: readonly Column[],
  reading: Reading<Column> = {},
): Promise<readonly CsvRow<Column>[]> {
  const rows = rowsFrom(columns, reading);
  let parser: Parser | undefined;
  let broken = false;
  const begin = (piece: Uint8Array): Parser => {
    const beginning = Buffer.from(piece)
      .toString("utf8")
      .replace(/^\ufeff/, "");
    const made = new Parser({ ...optionsOf(beginning, columns, reading), bom: true });
    made.on("data", (cells: string[]) => rows.take(cells));
    made.on("error", () => {
      broken = true;
    });
    return made;
  };
  for (const piece of pieces) {
    parser ??= begin(piece);
    if (!parser.writableEnded && !broken) parser.write(piece);
    await new Promise((next) => setImmediate(next));
    if (broken) throw new CsvError(NO_TABLE);
  }
  if (parser) await ended(parser);
  return rows.end();
}

/** Waits until all records came. Throws CsvError when the last was none. */
const ended = (parser: Parser): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.on("error", () => reject(new CsvError(NO_TABLE)));
    if (parser.readableEnded) resolve();
    else parser.on("end", resolve);
    parser.end();
  });

/** Every text is quoted, whatever is in it: a spreadsheet that was told another sign must not cut it in two. */
const quoted = (cell: string): string => `"${withApostrophes(cell).replaceAll('"', '""')}"`;

/** Writes a table with a heading. Text is quoted, and what looks like a formula made harmless; numbers stay numbers, nothing is empty. `sign` stands between cells. */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | number | null>>[],
  sign = ",",
): string {
  const cell = (value: string | number | null): string =>
    typeof value === "string" ? quoted(value) : String(value ?? "");
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(sign));
  return `${[columns.map(quoted).join(sign), ...lines].join("\r\n")}\r\n`;
}
