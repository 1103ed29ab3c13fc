/** A day in a cell of a file, as a spreadsheet or a person writes it. */
import { type Day, parseDay } from "@bluezone/protocol/time";

const FORMS = [
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4})$/,
  /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4}|\d{2})$/,
];

/**
 * The day of 2020-12-26, 26/12/2020, 26-12-2020, 26.12.20 or 26122020; undefined for one that no calendar has. A file is read
 * long after it was written, so a day without its year is none.
 */
export function writtenDay(written: string): Day | undefined {
  const groups = FORMS.map((form) => form.exec(written.trim())?.groups).find((found) => found !== undefined);
  if (!groups) return undefined;
  const { d = "", m = "", y = "" } = groups;
  try {
    return parseDay(`${y.length === 2 ? `20${y}` : y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);
  } catch {
    return undefined;
  }
}
