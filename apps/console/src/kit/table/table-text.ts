/** The cells of a comma-separated text, read as the server reads them: to be looked at before it is sent. */

/** The sign between cells: the one that the first line has most of outside of quotation marks; of two as frequent, the one that is more in them too. */
const signOf = (text: string): string => {
  const heading = text.split(/\r?\n/, 1)[0] ?? "";
  const bare = heading.replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((sign) => ({
    sign,
    count: bare.split(sign).length + heading.split(sign).length / (heading.length + 2),
  }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
};

/** Rows of cells, the heading first. Undefined when it is no table, such as when a quotation mark never ends. */
export async function cellsOf(text: string): Promise<readonly (readonly string[])[] | undefined> {
  // The parser is fetched once a file is there.
  const { parse } = await import("csv-parse/browser/esm/sync");
  const bare = text.replace(/^\ufeff/, "");
  try {
    return parse(bare, { delimiter: signOf(bare), relax_column_count: true, relax_quotes: true, trim: true });
  } catch {
    return undefined;
  }
}
