/** The days of an entry in a line: "28/12/2020", "28/12/2020–30/12/2020". */
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";

/** One day alone, or the first and the last. */
export function entryDays(
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  locale: Locale,
): string {
  const first = date(parseDay(firstDay), locale);
  return firstDay === lastDay ? first : `${first}–${date(parseDay(lastDay), locale)}`;
}
