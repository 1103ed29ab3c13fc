/** The outcome of a case in words, with its day. */
import type { CaseShown } from "@bluezone/contract/health/cases";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CASES } from "./words.ts";

/** The text; null for a case without an outcome. */
export function useOutcomeText(): (outcome: CaseShown["outcome"]) => string | null {
  const t = useWords(CASES);
  const [locale] = useLocale();
  return (outcome) =>
    outcome &&
    t("outcomeLine", {
      outcome: t(`outcome_${outcome.outcome}`),
      day: date(parseDay(outcome.day), locale),
    });
}
