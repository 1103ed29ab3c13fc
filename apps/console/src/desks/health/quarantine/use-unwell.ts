/** What the disease says of somebody's entry: whether it is a fever, whether they are unwell, and with what 115 is called. */
import { isFever, isUnwell } from "@bluezone/policy/disease";
import { useDisease, useTerms } from "../disease/disease.ts";
import { useWarnings } from "./use-warnings.ts";

/** By the document of the disease. */
export function useUnwell() {
  const disease = useDisease();
  const { symptoms, earlier, fever } = disease;
  const { symptom } = useTerms();
  const warnings = useWarnings();
  return {
    isHot: (temperature: number | null): boolean => isFever(disease, temperature),
    /** What to do about a fever. */
    hot: warnings.hot(fever.from),
    /** The symptom that a fever is. */
    fever: fever.symptom,
    isUnwell: (entry: {
      readonly temperature: number | null;
      readonly symptoms: readonly string[];
    }): boolean => isUnwell(disease, entry),
    /** What to do where one of them is serious. */
    call115: (named: readonly string[]): string | null =>
      warnings.call115(
        // Also of an earlier disease: an app of before asks about it.
        [...symptoms, ...earlier].flatMap(({ id, serious }) =>
          serious && named.includes(id) ? [symptom(id)] : [],
        ),
      ),
  };
}
