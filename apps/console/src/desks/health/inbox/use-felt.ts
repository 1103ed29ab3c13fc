/** Symptoms in a line. */
import { useCallback } from "react";
import { useWords } from "../../../words/language.tsx";
import { useTerms } from "../disease/disease.ts";
import { INBOX } from "./words.ts";

/** Says that there are none for an empty list. */
export function useFelt(): (symptoms: readonly string[]) => string {
  const t = useWords(INBOX);
  const { symptom } = useTerms();
  return useCallback(
    (symptoms) => (symptoms.length === 0 ? t("noSymptom") : symptoms.map(symptom).join(", ")),
    [t, symptom],
  );
}
