/** Confirmed cases by day, from a CSV file of two columns. */
import { addDays, type Day, parseDay } from "@bluezone/protocol/time";

const MOST_DAYS = 1_000;

/** Cases by day, the first day first. Throws RangeError that names the line for a day that does not follow the one before, or a number that is none. */
export function curveOf(text: string): readonly number[] {
  const [, ...lines] = text
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  if (lines.length === 0 || lines.length > MOST_DAYS)
    throw new RangeError(`a curve has 1 to ${MOST_DAYS} days below its heading`);
  let next: Day | undefined;
  return lines.map((line, at) => {
    const [, date, cases] = /^(\d{4}-\d\d-\d\d)[,;](\d{1,7})$/.exec(line.trim()) ?? [];
    if (date === undefined)
      throw new RangeError(`line ${at + 2} is not a day and a number, such as 2020-12-27,4`);
    const day = parseDay(date);
    if (next !== undefined && day !== next)
      throw new RangeError(`line ${at + 2} is not the day after line ${at + 1}`);
    next = addDays(day, 1);
    return Number(cases);
  });
}
