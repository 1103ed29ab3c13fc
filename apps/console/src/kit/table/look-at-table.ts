/** A file that somebody chose, looked at before it is sent: which columns it has, which rows cannot be taken, how it begins. */
import { cellsOf } from "./table-text.ts";

/** What a table must be like. */
export type TableForm<Column extends string> = {
  readonly columns: readonly Column[];
  /** Columns that must be there. */
  readonly needed: readonly Column[];
  /** Columns that no row may leave empty; absent: the needed ones. */
  readonly filled?: readonly Column[];
  /** What else a heading may say, in small letters. */
  readonly headings?: Readonly<Record<Column, readonly string[]>>;
  /** Rows that are there to be looked at. */
  readonly isExample?: (values: Readonly<Record<Column, string>>) => boolean;
  readonly most?: number;
};

/** A row that cannot be taken. `row` counts as a spreadsheet does: the heading is row 1. */
export type RowFault<Column extends string> = {
  readonly row: number;
  readonly column: Column | null;
  /** `empty`: a cell that must say something; `extra`: more cells than headings. */
  readonly why: "empty" | "extra";
};

/** What was found. */
export type TableLook<Column extends string> = {
  /** Why it cannot be sent: no text in UTF-8, no table, no workbook that is read, a column missing, no row, too many, or no row without a fault. */
  readonly refused?: "encoding" | "form" | "sheet" | "columns" | "none" | "many" | "rows";
  readonly found: readonly Column[];
  readonly missing: readonly Column[];
  /** Headings that are no column's. */
  readonly unknown: readonly string[];
  /** Rows below the heading that say something. */
  readonly rows: number;
  readonly faults: readonly RowFault<Column>[];
  /** The first five. */
  readonly first: readonly Readonly<Record<Column, string>>[];
};

/** What may be chosen: endings and media types. */
export const TABLE_KINDS = [
  ".csv",
  ".xlsx",
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
] as const;

const SHOWN = 5;
const NOTHING = { found: [], missing: [], unknown: [], rows: 0, faults: [], first: [] } as const;

/** Signs that no text of a table has: what a picture or a packed file is full of. */
const isBinary = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for.
  /[\u0000-\u0008\u000e-\u001f]/.test(text);

function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function placesOf<Column extends string>(
  heading: readonly string[],
  { columns, headings }: TableForm<Column>,
): ReadonlyMap<Column, number> {
  const named = new Map(heading.map((name, place) => [name.normalize("NFC").toLowerCase(), place]));
  const places = new Map<Column, number>();
  for (const column of columns)
    for (const name of [column.toLowerCase(), ...(headings?.[column] ?? [])]) {
      const place = named.get(name);
      if (place !== undefined && !places.has(column)) places.set(column, place);
    }
  return places;
}

/** Looks at the bytes of a CSV file. */
export async function lookAtTable<Column extends string>(
  bytes: Uint8Array,
  form: TableForm<Column>,
): Promise<TableLook<Column>> {
  const { columns, needed, filled = needed, isExample = () => false, most = Number.POSITIVE_INFINITY } = form;
  const text = readText(bytes);
  if (text === undefined) return { ...NOTHING, refused: "encoding" };
  const table = isBinary(text) ? undefined : await cellsOf(text);
  if (table === undefined) return { ...NOTHING, refused: "form" };
  const [heading = [], ...lines] = table;
  const places = placesOf(heading, form);
  const used = new Set(places.values());
  const found = columns.filter((column) => places.has(column));
  const missing = needed.filter((column) => !places.has(column));
  const unknown = heading.filter((name, place) => name !== "" && !used.has(place));
  const rows = lines.flatMap((cells, at) => {
    if (cells.every((cell) => cell === "")) return [];
    const values = Object.fromEntries(
      columns.map((column) => [column, cells[places.get(column) ?? -1] ?? ""]),
    ) as Record<Column, string>;
    return isExample(values) ? [] : [{ row: at + 2, cells, values }];
  });
  const faults = rows.flatMap(({ row, cells, values }): readonly RowFault<Column>[] => {
    if (cells.slice(heading.length).some((cell) => cell !== "")) return [{ row, column: null, why: "extra" }];
    const column = filled.find((one) => places.has(one) && values[one] === "");
    return column === undefined ? [] : [{ row, column, why: "empty" }];
  });
  const refused =
    missing.length > 0
      ? "columns"
      : rows.length === 0
        ? "none"
        : rows.length > most
          ? "many"
          : faults.length === rows.length
            ? "rows"
            : undefined;
  const first = rows.slice(0, SHOWN).map(({ values }) => values);
  const look = { found, missing, unknown, rows: rows.length, faults, first };
  return refused === undefined ? look : { ...look, refused };
}

/** "PK": how every .xlsx file begins. */
const isPacked = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/**
 * Looks at a chosen file, a CSV file or an .xlsx file. `csv` is what is sent: the file as it is, or its first sheet as CSV, so
 * that the server reads one form alone. `most`: bytes of what is sent.
 */
export async function lookAtFile<Column extends string>(
  bytes: Uint8Array,
  form: TableForm<Column>,
  most: number,
): Promise<{ readonly csv: Uint8Array; readonly look: TableLook<Column> }> {
  if (!isPacked(bytes)) return { csv: bytes, look: await lookAtTable(bytes, form) };
  // The reader is fetched once such a file is there.
  const { sheetText } = await import("./sheet-text.ts");
  const csv = await sheetText(bytes).catch(() => undefined);
  return csv === undefined || csv.length > most
    ? { csv: new Uint8Array(), look: { ...NOTHING, refused: "sheet" } }
    : { csv, look: await lookAtTable(csv, form) };
}
