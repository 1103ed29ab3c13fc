/** Writes the simulator's figures in the reader's language. */
import type { Spread } from "@bluezone/epidemic/summary";
import { decimal, integer } from "@bluezone/vietnamese/number";
import { useLocale, useWords } from "../../../words/language.tsx";
import type { Compared } from "./choices.ts";
import { WHAT_IF } from "./words.ts";

/** Questions whose values are no percentages. */
const NUMBERS: ReadonlySet<Compared> = new Set(["alert", "delay", "sample", "staff"]);

/** Whole numbers from a hundred on, below with the digits that say something. */
export function useSaid() {
  const t = useWords(WHAT_IF);
  const [locale] = useLocale();
  const tenth = (n: number): string => decimal(n, Number.isInteger(n) ? 0 : 1, locale);
  const figure = (n: number): string =>
    Math.abs(n) >= 100 ? integer(n, locale) : tenth(Math.round(10 * n) / 10);
  return {
    tenth,
    figure,
    days: (n: number): string => (n === 1 ? t("oneDay") : t("nDays", { n: tenth(n) })),
    hundredth: (n: number): string => decimal(n, 2, locale),
    value: (compared: Compared, value: number): string =>
      NUMBERS.has(compared) ? integer(value, locale) : t("percent", { n: integer(value, locale) }),
    between: ({ q05, q50, q95 }: Spread): string =>
      t("between", { q05: figure(q05), q50: figure(q50), q95: figure(q95) }),
  };
}
