/** A table as comma-separated text (RFC 4180), every cell in quotation marks. */

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Rows of cells, the heading first, as the server reads them. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
