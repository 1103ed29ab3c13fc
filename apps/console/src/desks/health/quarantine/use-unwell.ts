/** What the disease says of somebody's entry: whether it is a fever, whether they are unwell, and with what 115 is called. */
import { useDisease, useTerms } from "../disease/disease.ts";
import { useWarnings } from "./use-warnings.ts";

/** By the document of the disease. */
export function useUnwell() {
  const { symptoms, earlier, fever } = useDisease();
  const { symptom } = useTerms();
  const warnings = useWarnings();
  const isHot = (temperature: number | null): boolean => (temperature ?? 0) >= fever.from;
  return {
    isHot,
    /** What to do about a fever. */
    hot: warnings.hot(fever.from),
    /** The symptom that a fever is. */
    fever: fever.symptom,
    isUnwell: (entry: {
      readonly temperature: number | null;
      readonly symptoms: readonly string[];
    }): boolean =>
      isHot(entry.temperature) ||
      entry.symptoms.some((one) => !symptoms.some(({ id, mild }) => mild && id === one)),
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
