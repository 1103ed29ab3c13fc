/** Symptoms in the reader's words: those that are asked about, and those that an earlier policy asked about. */
import type { AskedSymptom } from "@bluezone/policy/asked-symptoms";
import { BUILT_IN_SYMPTOMS } from "@bluezone/policy/built-in-symptoms";
import { wordsOf } from "@bluezone/policy/disease";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";

/** What is asked, and how an id is said. */
export interface SymptomWords {
  readonly asked: readonly AskedSymptom[];
  /** As it stands within a sentence; the id itself where nobody knows it any more. */
  word(id: string): string;
  /** In a row, or that there is none. */
  felt(ids: readonly string[]): string;
  /** Those of a choice with which 115 is called at once, in a row; null for none. */
  serious(chosen: readonly string[]): string | null;
}

/** Of the phone that is shown. */
export function useSymptoms(): SymptomWords {
  const { t, lang } = useWords();
  const { symptoms: asked, earlier } = usePhoneState().symptoms;
  const known = [...asked, ...earlier, ...BUILT_IN_SYMPTOMS.symptoms];
  const word = (id: string): string => wordsOf(known, id)[lang];
  return {
    asked,
    word,
    felt: (ids) => (ids.length === 0 ? t("messages:symptoms.none").toLowerCase() : ids.map(word).join(", ")),
    serious(chosen) {
      const found = asked.filter(({ id, serious }) => serious && chosen.includes(id));
      return found.length === 0 ? null : found.map(({ id }) => word(id)).join(", ");
    },
  };
}
