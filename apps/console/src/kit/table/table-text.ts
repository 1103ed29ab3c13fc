/** The cells of a comma-separated text (RFC 4180), as the server will read them: to be looked at before it is sent. */

/** The sign between cells: the one that the first line has most of. */
const signOf = (text: string): string => {
  const heading = text.split(/\r?\n/, 1)[0] ?? "";
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: heading.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
};

/** Rows of trimmed cells; a sign or line break inside quotation marks separates nothing. Undefined when a quotation mark never ends. */
export function cellsOf(text: string): readonly (readonly string[])[] | undefined {
  const bare = text.replace(/^\ufeff/, "");
  const sign = signOf(bare);
  const rows: string[][] = [];
  let row: string[] = [];
  let [cell, quoted] = ["", false];
  const end = (): void => {
    row.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < bare.length; at += 1) {
    const one = bare[at] as string;
    if (quoted) {
      if (one !== '"') cell += one;
      else if (bare[at + 1] === '"') {
        cell += one;
        at += 1;
      } else quoted = false;
    } else if (one === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (one === sign) end();
    else if (one === "\n") {
      end();
      rows.push(row);
      row = [];
    } else cell += one;
  }
  if (quoted) return undefined;
  end();
  rows.push(row);
  return rows;
}
