/** A picture's table as comma-separated text (RFC 4180). */

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The heading, then the rows. */
export const csvText = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heading, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
