/** What the check found, as a sentence. */
import type { Finding } from "@bluezone/contract/rollout/bulletin-content";
import { useCallback } from "react";
import { useWords } from "../../../words/language.tsx";
import { BULLETINS } from "./words.ts";

const LANGUAGES = ["vi", "en", "km", "cham"] as const;

/** The sentence of a finding in the reader's language. */
export function useFindingText(): (finding: Finding) => string {
  const t = useWords(BULLETINS);
  return useCallback(
    ({ code, what, question }) => {
      const language = LANGUAGES.find((one) => one === what);
      const named =
        code === "not_ticked" && question
          ? t(`question_${question}`)
          : code === "language_missing" && language
            ? t(`language_${language}`)
            : what;
      return (t as (key: string, values: object) => string)(`finding_${code}`, { what: named });
    },
    [t],
  );
}
