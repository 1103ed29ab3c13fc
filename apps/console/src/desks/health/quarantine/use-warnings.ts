/** What to do about a fever and about serious symptoms, in a sentence. */
import { capital } from "@bluezone/vietnamese/labels/case";
import { decimal } from "@bluezone/vietnamese/number";
import { useLocale, useWords } from "../../../words/language.tsx";
import { QUARANTINE } from "./words.ts";

/** In the reader's language. */
export function useWarnings() {
  const t = useWords(QUARANTINE);
  const [locale] = useLocale();
  return {
    /** @param from the temperature from which on somebody has a fever */
    hot: (from: number): string => t("hot", { from: decimal(from, Number.isInteger(from) ? 0 : 1, locale) }),
    /** "Khó thở: gọi 115 ngay."; null for no serious symptom. @param words what they are called */
    call115: (words: readonly string[]): string | null =>
      words.length === 0 ? null : t("call115", { signs: capital(words.join(", ")) }),
  };
}
