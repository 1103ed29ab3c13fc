/** The days of a bulletin or of an entry in a line: "28/12", "28/12/2020–30/12/2020". */
import { type Day, parseDay } from "@bluezone/protocol/time";

/** One day alone, or the first and the last. @param show how a day is written */
export function shownDays(
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  show: (day: Day) => string,
): string {
  const first = show(parseDay(firstDay));
  return firstDay === lastDay ? first : `${first}–${show(parseDay(lastDay))}`;
}
