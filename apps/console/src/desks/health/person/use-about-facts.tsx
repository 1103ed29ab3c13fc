/** What a page says of somebody beside who they are. */
import type { PersonAbout } from "@bluezone/contract/health/person";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import type { ComponentProps } from "react";
import type { Facts } from "../../../kit/page/facts.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { PERSON } from "./words.ts";

/** Sex, pregnancy, occupation, place of work, as far as somebody asked. */
export function useAboutFacts(): (about: PersonAbout | null) => ComponentProps<typeof Facts>["facts"] {
  const t = useWords(PERSON);
  const [locale] = useLocale();
  const pregnancy = (one: PersonAbout["pregnancy"]): string | null => {
    if (one === null) return null;
    if (one.pregnant !== "yes" || one.weeks === null) return t(`pregnant_${one.pregnant}`);
    return t("pregnantWeeks", { weeks: one.weeks, day: date(parseDay(one.on), locale) });
  };
  return (about) =>
    about === null
      ? []
      : [
          [t("sex"), about.sex && t(`sex_${about.sex}`)],
          [t("pregnancy"), pregnancy(about.pregnancy)],
          [t("occupation"), about.occupation],
          [t("workplace"), about.workplace],
        ];
}
