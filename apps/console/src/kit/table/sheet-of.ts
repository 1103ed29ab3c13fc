/** A table of text as an .xlsx workbook: headings in bold, widths by what stands in them, every cell text. */
import type { Row } from "write-excel-file/universal";
import write from "write-excel-file/universal";

/** Widths of columns in characters. */
const WIDTH = { least: 8, most: 50 };
/** Rows whose length is looked at: the first ones tell enough. */
const LOOKED_AT = 500;

/** Rows of cells, the headings first, as bytes. A cell that begins as a formula does stays text: no cell has a formula. */
export async function sheetOf(table: readonly (readonly string[])[]): Promise<Blob> {
  const [headings = [], ...rows] = table;
  const cells = (row: readonly string[], more: object = {}): Row =>
    headings.map((_, at) => {
      const value = row[at] ?? "";
      return value === "" ? null : { value, type: String, ...more };
    });
  const width = (at: number): number =>
    Math.max(...table.slice(0, LOOKED_AT).map((row) => (row[at] ?? "").length + 2));
  return write([cells(headings, { fontWeight: "bold" }), ...rows.map((row) => cells(row))], {
    columns: headings.map((_, at) => ({ width: Math.min(Math.max(width(at), WIDTH.least), WIDTH.most) })),
    stickyRowsCount: 1,
  }).toBlob();
}
