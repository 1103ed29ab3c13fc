/** Writes a count in the reader's language. */
import type { ReportCount } from "@bluezone/contract/health/reports";
import { integer } from "@bluezone/vietnamese/number";
import { useLocale, useWords } from "../../../words/language.tsx";
import { DAILY_REPORT } from "./words.ts";

/** "1.204", "ẩn số nhỏ", "chưa có". */
export function useCount(): (count: ReportCount) => string {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  return (count) => (count.is === "shown" ? integer(count.value, locale) : t(count.is));
}

/** The value of a count, nothing for one that is not shown. */
export const shownValue = (count: ReportCount): number | undefined =>
  count.is === "shown" ? count.value : undefined;
