/** A table as the reader's spreadsheet opens it by a double click: its separator, its decimal sign, its words at the top. */
import type { Locale } from "@bluezone/vietnamese/locale";

/** Where the comma is the decimal sign, spreadsheets cut at the semicolon. */
const SIGN: Readonly<Record<Locale, string>> = { vi: ";", en: "," };

/**
 * `csv` has commas, every text in quotation marks and numbers bare, as the server and `csvText` write it. `headings` stand in
 * place of the names in its first line; a name without one stays.
 */
export function csvForReader(
  csv: string,
  locale: Locale,
  headings: Readonly<Record<string, string>> = {},
): string {
  const end = csv.indexOf("\r\n");
  const top = csv.slice(0, end).replace(/"([^"]*)"/g, (_, name: string) => `"${headings[name] ?? name}"`);
  const told = top + csv.slice(end);
  if (SIGN[locale] === ",") return told;
  // Between two quotation marks stands a text, or nothing where a text has a mark of its own.
  return told
    .split('"')
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(",", SIGN[locale]).replaceAll(".", ",")))
    .join('"');
}
