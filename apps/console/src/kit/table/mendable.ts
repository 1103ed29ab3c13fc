/** The wrong rows of a file, to be mended in a spreadsheet and given again. */
import { csvText } from "./csv-text.ts";
import { cellsOf } from "./table-text.ts";

/** `errors` as the server writes it, one line a wrong row, what is wrong in its last cell; `said` stands there instead, in the same order. */
export async function mendable(errors: string, said: readonly string[]): Promise<string> {
  const rows = (await cellsOf(errors)) ?? [];
  return csvText(rows.map((cells, at) => (at === 0 ? cells : [...cells.slice(0, -1), said[at - 1] ?? ""])));
}
