/** How these pages say days, temperatures, symptoms and places. */
import type { QuarantineRow, Unwell } from "@bluezone/contract/health/quarantine";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { decimal } from "@bluezone/vietnamese/number";
import { useLocale, useWords } from "../../../words/language.tsx";
import { QUARANTINE } from "./words.ts";

/** What an entry holds. */
type Entry = {
  readonly temperature: number | null;
  readonly symptoms: NonNullable<QuarantineRow["morning"]>["symptoms"];
};

/** The sayings, in the reader's language. @param word what a symptom is called */
export function useSaysOf(word: (id: string) => string) {
  const t = useWords(QUARANTINE);
  const [locale] = useLocale();
  const symptoms = (all: Entry["symptoms"]): string => all.map(word).join(", ");
  const degrees = (temperature: number | null): string =>
    temperature === null ? t("notTaken") : t("degrees", { value: decimal(temperature, 1, locale) });
  return {
    day: (iso: string): string => date(parseDay(iso), locale),
    symptoms,
    degrees,
    /** "36,8 °C · ho". */
    entry: (one: Entry): string =>
      one.symptoms.length === 0
        ? degrees(one.temperature)
        : `${degrees(one.temperature)} · ${symptoms(one.symptoms)}`,
    /** What makes somebody unwell: "38,4 °C · ho". */
    unwell: ({ temperature, symptoms: all }: Unwell): string =>
      [
        ...(temperature === null ? [] : [degrees(temperature)]),
        ...(all.length > 0 ? [symptoms(all)] : []),
      ].join(" · "),
    place: ({
      place,
      siteName,
    }: {
      readonly place: "home" | "site";
      readonly siteName: string | null;
    }): string => (place === "home" ? t("home") : (siteName ?? t("site"))),
  };
}
