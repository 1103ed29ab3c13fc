/** The forest as a file for spreadsheets: the same columns as the table, without anybody's name. */
import type { ChainCase } from "@bluezone/contract/health/chains";

/** A cell: in quotes where it must be. */
const cell = (value: string | number | null): string => {
  const text = value === null ? "" : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A column: its title, and what it says of a case. */
export type CsvColumn = readonly [title: string, of: (one: ChainCase) => string | number | null];

/** Lines end in CR LF (RFC 4180). */
export const csvOf = (cases: readonly ChainCase[], columns: readonly CsvColumn[]): string =>
  [columns.map(([title]) => title), ...cases.map((one) => columns.map(([, of]) => of(one)))]
    .map((row) => `${row.map(cell).join(",")}\r\n`)
    .join("");
