/** HTML that is put together from text: whatever is text is escaped, only what was made here is markup. */

/** Finished markup. */
export type Html = { readonly markup: string };
/** What may stand in a template: text, numbers, markup, lists of markup, and nothing. */
type Part = string | number | Html | readonly Html[] | undefined | false;

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
/** Marks that let a line read otherwise than it is stored. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

const escaped = (text: string): string =>
  text
    .normalize("NFC")
    .replace(TURNING, "")
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");

function written(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}

/** A template: text in it is escaped, also inside quoted attributes, and in NFC. */
export const html = (fixed: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: fixed.reduce((all, text, i) => `${all}${written(parts[i - 1])}${text}`),
});

/** Our own markup or style as it stands. Never of anything that was received. */
export const asMarkup = (markup: string): Html => ({ markup });
