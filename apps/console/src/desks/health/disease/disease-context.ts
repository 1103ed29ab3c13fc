/** The disease that the desk works on, as its server says at sign-in: the lists of every form, the rules, the questions. */
import { type Disease, type Term, wordsOf } from "@bluezone/policy/disease";
import { createContext, useContext } from "react";
import { useLocale } from "../../../words/language.tsx";

/** Where pages find it. */
export const DiseaseContext = createContext<Disease | undefined>(undefined);

/** The disease; only pages behind the sign-in of the health desk may ask for it. */
export function useDisease(): Disease {
  const disease = useContext(DiseaseContext);
  if (!disease) throw new TypeError("no disease above this component");
  return disease;
}

/** What the disease calls its tests, specimens and symptoms, in the reader's language: one by its id, or all as choices. */
export function useTerms() {
  const { tests, specimens, symptoms } = useDisease();
  const [locale] = useLocale();
  const choices = (terms: readonly Term[]) =>
    terms.map(({ id, words }) => ({ value: id, label: words[locale] }));
  return {
    test: (id: string): string => wordsOf(tests, id)[locale],
    specimen: (id: string): string => wordsOf(specimens, id)[locale],
    symptom: (id: string): string => wordsOf(symptoms, id)[locale],
    tests: choices(tests),
    specimens: choices(specimens),
    symptoms: choices(symptoms),
    /** Tests that make a case confirmed, in a row. */
    confirming: tests
      .filter(({ makes }) => makes === "confirmed")
      .map(({ words }) => words[locale])
      .join(", "),
  };
}
