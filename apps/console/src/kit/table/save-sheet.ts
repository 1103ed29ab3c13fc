/** Hands a table to the reader as an .xlsx workbook. */
import { sheetOf } from "./sheet-of.ts";
import { cellsOf } from "./table-text.ts";

/** `csv` is the table; `headings` what is said instead of its own headings. Apostrophes before what looks like a formula stay. */
export async function saveSheet(
  name: string,
  csv: string,
  headings: Readonly<Record<string, string>>,
): Promise<void> {
  const [first = [], ...rows] = (await cellsOf(csv)) ?? [];
  const bytes = sheetOf([first.map((one) => headings[one] ?? one), ...rows]);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
