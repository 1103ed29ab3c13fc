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
