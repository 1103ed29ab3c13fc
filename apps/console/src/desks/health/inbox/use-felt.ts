/** Symptoms in a line. */
import type { Symptom } from "@bluezone/contract/health/from-phone";
import { useCallback } from "react";
import { useWords } from "../../../words/language.tsx";
import { PERSON } from "../person/words.ts";
import { INBOX } from "./words.ts";

/** Says that there are none for an empty list. */
export function useFelt(): (symptoms: readonly Symptom[]) => string {
  const t = useWords(INBOX);
  const person = useWords(PERSON);
  return useCallback(
    (symptoms) =>
      symptoms.length === 0 ? t("noSymptom") : symptoms.map((one) => person(`symptom_${one}`)).join(", "),
    [t, person],
  );
}
