/** A case of a chain in words. Nobody is named. */
import type { ChainCase } from "@bluezone/contract/health/chains";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useMemo } from "react";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CASES } from "../cases/words.ts";
import { CHAINS } from "./words.ts";

/** `who`: "34 tuổi, nam"; `shown`: what stands beside its mark; `label`: that and the rest as a sentence. */
export function useChainText(numbers: ReadonlyMap<string, string>) {
  const t = useWords(CHAINS);
  const cases = useWords(CASES);
  const [locale] = useLocale();
  return useMemo(() => {
    const who = ({ age, sex }: ChainCase): string =>
      [age === null ? t("ageUnknown") : t("age", { age }), t(`sex_${sex ?? "unknown"}`)].join(", ");
    const from = ({ parent, elsewhere }: ChainCase): string => {
      if (parent)
        return t("nodeFrom", { number: numbers.get(parent.id) ?? "", sure: t(`sure_${parent.sure}`) });
      return elsewhere
        ? t("nodeElsewhere", { number: elsewhere.number, sure: t(`sure_${elsewhere.sure}`) })
        : t("nodeFirst");
    };
    const shown = (one: ChainCase): string =>
      [one.number, who(one), ...(one.outcome === null ? [] : [t(`outcome_${one.outcome}`)])].join(" · ");
    const label = (one: ChainCase, children: number): string =>
      [
        // What is seen comes first, so that whoever speaks to the page can say it.
        shown(one),
        t("node", {
          ...{ class: cases(`class_${one.class}`), generation: one.generation },
          day: date(parseDay(one.began), locale),
        }),
        from(one),
        ...(children === 0 ? [] : [t("nodeChildren", { count: children })]),
      ].join(", ");
    return { who, shown, label, classText: (one: ChainCase) => cases(`class_${one.class}`) };
  }, [t, cases, locale, numbers]);
}
