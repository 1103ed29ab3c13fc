/** What is asked on a round, as it was taken along: the page must know it without a network. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { takeRound } from "@bluezone/contract/health/quarantine-round";
import { wordsOf } from "@bluezone/policy/disease";
import { createContext, useContext } from "react";
import { useLocale } from "../../../../words/language.tsx";
import { useWarnings } from "../use-warnings.ts";

/** Symptoms with their words, and what is a fever. */
export type Asked = ResponseOf<typeof takeRound>["asked"];

/** Of the list that was taken along last; undefined before the first. */
export const AskedContext = createContext<Asked | undefined>(undefined);

/** In the reader's language. */
export function useAsked() {
  const asked = useContext(AskedContext);
  const [locale] = useLocale();
  const warnings = useWarnings();
  const symptoms = asked?.symptoms ?? [];
  const word = (id: string): string => wordsOf(symptoms, id)[locale];
  return {
    choices: symptoms.map(({ id }) => ({ id, label: word(id) })),
    word,
    /** What to do about a fever, where this is one. */
    hot: (temperature: number | null): string | null =>
      asked && (temperature ?? 0) >= asked.feverFrom ? warnings.hot(asked.feverFrom) : null,
    /** What to do where one of them is serious. */
    call115: (named: readonly string[]): string | null =>
      warnings.call115(
        symptoms.flatMap(({ id, serious }) => (serious && named.includes(id) ? [word(id)] : [])),
      ),
  };
}
