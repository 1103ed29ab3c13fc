/** How a case is called: the register's prefix and its number, "AG-0217". */
import { z } from "zod";

/** A case's number as it is shown, said over the phone and printed. */
export const CaseNumber = z.string().regex(/^[A-Z]{1,6}-\d{4,10}$/);

/** Writes it out, with at least four digits. `prefix` is the register's own. */
export const caseNumber = (number: number, prefix = "AG"): string =>
  `${prefix}-${String(number).padStart(4, "0")}`;

/** Reads what somebody typed as a number of a case: "AG-0217", "ag 217". Undefined when it is none; other prefixes are none too. */
export function typedCaseNumber(typed: string, prefix = "AG"): number | undefined {
  const [, letters = "", digits = ""] = /^\s*([a-z]{1,6})[\s-]*(\d{1,9})\s*$/i.exec(typed) ?? [];
  return letters.toUpperCase() === prefix && Number(digits) > 0 ? Number(digits) : undefined;
}

/** Digits alone: no year of birth, and fewer than those of a phone. */
const BARE = /^\s*(?!(?:19|20)\d{2}\s*$)(\d{1,8})\s*$/;

/** The same of what somebody typed to search: also without letters, "0217". Years of birth and phone numbers are none: "AG-1971" says that a record is meant. */
export function searchedCaseNumber(typed: string, prefix = "AG"): number | undefined {
  return typedCaseNumber(typed.replace(BARE, `${prefix}-$1`), prefix);
}
