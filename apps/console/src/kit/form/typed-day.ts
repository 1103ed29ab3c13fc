/** A day as people type it: "2012", "20/12", "20/12/2020". */
import { Day, type Day as DayType, parseDay } from "@bluezone/protocol/time";

const PATTERNS = [
  /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4})?$/,
  /^(?<d>\d{1,2})[/.\-\s](?<m>\d{1,2})(?:[/.\-\s](?<y>\d{4}|\d{2}))?$/,
];

const two = (text: string): string => text.padStart(2, "0");

function dayIn(year: number, month: string, date: string): DayType | undefined {
  try {
    return parseDay(`${year}-${two(month)}-${two(date)}`);
  } catch {
    return undefined;
  }
}

/** What is wrong with a day of what has happened: it has not come, or lies more than `oldest` days back. */
export function pastFault(day: DayType, today: DayType, oldest?: number): "ahead" | "old" | undefined {
  if (day > today) return "ahead";
  return oldest !== undefined && day < today - oldest ? "old" : undefined;
}

/** The day that was typed; without a year the one nearest to `today`. Undefined when it is no day, such as 31/4. ISO is read too. */
export function typedDay(typed: string, today: DayType): DayType | undefined {
  const text = typed.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const [year, month, date] = text.split("-") as [string, string, string];
    return dayIn(Number(year), month, date);
  }
  const groups = PATTERNS.map((pattern) => pattern.exec(text)?.groups).find((found) => found !== undefined);
  if (!groups) return undefined;
  const { d = "", m = "", y } = groups;
  if (y !== undefined) return dayIn(y.length === 2 ? 2000 + Number(y) : Number(y), m, d);
  const thisYear = new Date(Day(today) * 86_400_000).getUTCFullYear();
  return [thisYear - 1, thisYear, thisYear + 1]
    .flatMap((year) => dayIn(year, m, d) ?? [])
    .sort((a, b) => Math.abs(a - today) - Math.abs(b - today))[0];
}
