/**
 * Takes out of a text what points at one person: numbers of telephones and papers, addresses of mail and pages. Dates, and how
 * many days or people, stay.
 */
import { POINTING, plainText } from "../people/pointing.ts";

/** What stands in place of what was taken out. */
export const TAKEN_OUT = "[…]";

/** The text without them. */
export const stripNumbers = (text: string): string =>
  POINTING.reduce((rest, pattern) => rest.replace(pattern, TAKEN_OUT), plainText(text));
