/** The days of a bulletin in a line: "28/12", "28/12–30/12". */
import { parseDay } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";

/** One day alone, or the first and the last. */
export function bulletinDays(
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  locale: Locale,
): string {
  const first = dayMonth(parseDay(firstDay), locale);
  return firstDay === lastDay ? first : `${first}–${dayMonth(parseDay(lastDay), locale)}`;
}
