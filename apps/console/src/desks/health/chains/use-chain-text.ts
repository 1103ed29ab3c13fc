/** A case of a chain in words. Nobody is named. */
import type { ChainCase } from "@bluezone/contract/health/chains";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useMemo } from "react";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CASES } from "../cases/words.ts";
import { CHAINS } from "./words.ts";

/** `who`: "34 tuổi, nam"; `from`: whom it came from and how sure; `label`: the whole as a sentence. */
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
    const label = (one: ChainCase, children: number): string =>
      [
        t("node", {
          ...{ number: one.number, class: cases(`class_${one.class}`), who: who(one) },
          ...{ day: date(parseDay(one.began), locale), generation: one.generation },
        }),
        from(one),
        ...(one.outcome === null ? [] : [t(`outcome_${one.outcome}`)]),
        ...(children === 0 ? [] : [t("nodeChildren", { count: children })]),
      ].join(", ");
    return { who, label, classText: (one: ChainCase) => cases(`class_${one.class}`) };
  }, [t, cases, locale, numbers]);
}
