/** The sentence for weeks of a pregnancy that are none. */
import { useWords } from "../../../words/language.tsx";
import { type AboutValues, isWeeks } from "./about-values.ts";
import { PERSON } from "./words.ts";

/** For a draft. */
export function useWrongAbout(): (values: AboutValues) => { readonly weeks: string | undefined } {
  const t = useWords(PERSON);
  return ({ sex, pregnant, weeks }) => ({
    weeks: sex === "male" || pregnant !== "yes" || isWeeks(weeks) ? undefined : t("weeksWrong"),
  });
}
