/** A symptom, an admission or a vaccination in a line. */
import type { CourseTyped } from "@bluezone/contract/health/course";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useTerms } from "../disease/disease.ts";
import { COURSE } from "./words.ts";

/** In the reader's language. */
export function useCourseText(): (what: CourseTyped) => string {
  const t = useWords(COURSE);
  const terms = useTerms();
  const [locale] = useLocale();
  const day = (iso: string): string => date(parseDay(iso), locale);
  const span = (what: string, { from, to }: { readonly from: string; readonly to: string | null }): string =>
    to === null ? t("since", { what, from: day(from) }) : t("span", { what, from: day(from), to: day(to) });
  return (what) => {
    if (what.kind === "symptom") return span(what.words ?? terms.symptom(what.symptom), what);
    if (what.kind === "admission") {
      const admitted = span(t("admittedAt", { where: what.where }), what);
      return what.intensive ? `${admitted}; ${span(t("intensive"), what.intensive)}` : admitted;
    }
    const { dose, product, from } = what;
    const named = product === null ? t("doseOf", { dose }) : t("doseProduct", { dose, product });
    return t("onDay", { what: named, from: day(from) });
  };
}
