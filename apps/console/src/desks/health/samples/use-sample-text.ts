/** A sample and its result in a line. */
import type { SampleTyped } from "@bluezone/contract/health/samples";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useTerms } from "../disease/disease.ts";
import { SAMPLES } from "./words.ts";

/** In the reader's language. */
export function useSampleText() {
  const t = useWords(SAMPLES);
  const terms = useTerms();
  const [locale] = useLocale();
  const day = (iso: string): string => date(parseDay(iso), locale);
  return {
    day,
    taking: ({ specimen, test }: SampleTyped): string =>
      t("taking", { specimen: terms.specimen(specimen), test: terms.test(test) }),
    /** What the laboratory said, or that it is waited for. */
    result: (result: SampleTyped["result"]): string =>
      result === null
        ? t("waiting")
        : t("resultOn", { result: t(`result_${result.result}`), day: day(result.day) }),
    resulted: ({ test, taken, result }: SampleTyped): string =>
      t("resulted", {
        test: terms.test(test),
        taken: day(taken),
        result: t(`result_${result?.result ?? "none"}`),
      }),
  };
}
