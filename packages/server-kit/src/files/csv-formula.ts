/**
 * Cells that a spreadsheet could take for formulas (OWASP, CSV injection), led by an apostrophe so that they stay text. What
 * one spreadsheet reads as a cell another may cut in two, by a sign of its own: the beginning of every such piece counts.
 * Each function reads a cell once, and `withoutApostrophes(withApostrophes(cell))` is the cell.
 */

/** Where a spreadsheet may begin a cell, whichever sign it was told to cut at. */
const CUTS: ReadonlySet<string> = new Set([",", ";", "\t", "|", "\n", "\r"]);
/** What begins a formula, also wide as keyboards of East Asia write it, and in Unicode's small forms (U+FE50 to U+FE6F). */
const SIGNS: ReadonlySet<string> = new Set("=+-@＝＋－＠﹦﹢﹣﹫");
/** What a spreadsheet drops before it looks: blanks, controls, marks that nobody sees, and the quotes of a cell. */
const DROPPED = /[\s\p{Cc}\p{Cf}"]/u;

/** Copies a cell, with `led` in the place of the apostrophes (or none) before each formula. */
function withLeads(cell: string, led: (apostrophes: string) => string): string {
  let made = "";
  let copied = 0;
  let begins = true;
  /** Where apostrophes begin, of a piece that has had nothing else yet. */
  let first = -1;
  for (let at = 0; at < cell.length; at += 1) {
    const sign = cell[at]!;
    if (CUTS.has(sign)) [begins, first] = [true, -1];
    else if (!begins) continue;
    else if (sign === "'") first = first < 0 ? at : first;
    else if (SIGNS.has(sign)) {
      const from = first < 0 ? at : first;
      made += cell.slice(copied, from) + led(cell.slice(from, at));
      [copied, begins] = [at, false];
    } else begins = first < 0 && DROPPED.test(sign);
  }
  return made + cell.slice(copied);
}

/** The cell as it is written: one apostrophe more before each formula, so that reading can tell ours from the cell's own. */
export const withApostrophes = (cell: string): string => withLeads(cell, (own) => `'${own}`);

/** The cell as it was before it was written. One that we never wrote loses at most an apostrophe before a formula. */
export const withoutApostrophes = (cell: string): string => withLeads(cell, (own) => own.slice(1));
