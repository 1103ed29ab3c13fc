/** The disease that the desk works on. The first page that needs it asks for it once, and is loading until then. */
import { parseDisease, readDisease } from "@bluezone/contract/health/disease";
import { type Disease, type Term, wordsOf } from "@bluezone/policy/disease";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useApi } from "../../../api/hooks.ts";
import { useLocale } from "../../../words/language.tsx";

/** Its lists, rules and questions. Inside of `Suspense` alone, as every page is. */
export function useDisease(): Disease {
  const api = useApi();
  return useSuspenseQuery({
    queryKey: [readDisease.path],
    queryFn: async () => {
      const { disease, earlier } = await api.ask(readDisease, {});
      return { ...parseDisease(disease), earlier };
    },
    // Another disease is another desk.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** What the disease calls its tests, specimens and symptoms, in the reader's language: one by its id, or all as choices. */
export function useTerms() {
  const { tests, specimens, symptoms, earlier } = useDisease();
  const [locale] = useLocale();
  const choices = (terms: readonly Term[]) =>
    terms.map(({ id, words }) => ({ value: id, label: words[locale] }));
  return {
    test: (id: string): string => wordsOf(tests, id)[locale],
    specimen: (id: string): string => wordsOf(specimens, id)[locale],
    symptom: (id: string): string => wordsOf([...symptoms, ...earlier], id)[locale],
    tests: choices(tests),
    specimens: choices(specimens),
    symptoms: choices(symptoms),
    /** Those that people are asked about each day. */
    asked: choices(symptoms.filter(({ asked }) => asked)),
    /** Signs with which 115 is called at once, in a row. */
    serious: symptoms
      .filter(({ asked, serious }) => asked && serious)
      .map(({ words }) => words[locale])
      .join(", "),
    /** Tests that make a case confirmed, in a row. */
    confirming: tests
      .filter(({ makes }) => makes === "confirmed")
      .map(({ words }) => words[locale])
      .join(", "),
  };
}
