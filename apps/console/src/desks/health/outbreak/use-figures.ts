/** Writes the pictures' figures in the reader's language. */
import type { ReportCount } from "@bluezone/contract/health/reports";
import { parseDay } from "@bluezone/protocol/time";
import { date, dayMonth } from "@bluezone/vietnamese/date";
import { decimal, integer, percent } from "@bluezone/vietnamese/number";
import { useLocale, useWords } from "../../../words/language.tsx";
import { OUTBREAK } from "./words.ts";

/** A count for a drawing; null where it is hidden or was not counted. */
export const countOf = (count: ReportCount | undefined): number | null =>
  count?.is === "shown" ? count.value : null;

/** Numbers to a tenth or a hundredth, shares in percent, days, counts that may be hidden. */
export function useFigures() {
  const [locale] = useLocale();
  const t = useWords(OUTBREAK);
  return {
    integer: (n: number) => integer(n, locale),
    tenth: (n: number) => decimal(n, Number.isInteger(n) ? 0 : 1, locale),
    hundredth: (n: number) => decimal(n, 2, locale),
    percent: (share: number) =>
      percent(share, Number.isInteger(Math.round(1_000 * share) / 10) ? 0 : 1, locale),
    day: (iso: string) => date(parseDay(iso), locale),
    short: (iso: string) => dayMonth(parseDay(iso), locale),
    count: (count: ReportCount) => (count.is === "shown" ? integer(count.value, locale) : t(count.is)),
  };
}
