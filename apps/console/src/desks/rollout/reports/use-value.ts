/** A report's figure in the reader's language; in Vietnamese word for word as on paper. */
import type { ReportFigure } from "@bluezone/contract/rollout/reports";
import { integer, percent } from "@bluezone/vietnamese/number";
import { KIT } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { REPORTS } from "./words.ts";

/** Says a value. */
export function useValue(): (figure: ReportFigure) => string {
  const [locale] = useLocale();
  const t = useWords(REPORTS);
  const kit = useWords(KIT);
  return ({ value }) => {
    if (value.is !== "count") return kit(value.is === "hidden" ? "hiddenSmall" : "noFigure");
    const { n, of, low, high } = value;
    const said =
      of === null || of === 0
        ? integer(n, locale)
        : t("of", { n: integer(n, locale), of: integer(of, locale), share: percent(n / of, 2, locale) });
    if (low === undefined || high === undefined) return said;
    return t("interval", { value: said, low: integer(low, locale), high: integer(high, locale) });
  };
}
