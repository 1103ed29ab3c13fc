/** A day and a part of it in a line: "26/12/2020, chiều". */
import type { ContactLine } from "@bluezone/contract/health/contacts";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useCallback } from "react";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CONTACTS } from "./words.ts";

/** Says "not known" for neither. */
export function useDayPart(): (day: string | null, part: ContactLine["part"]) => string {
  const t = useWords(CONTACTS);
  const [locale] = useLocale();
  return useCallback(
    (day, part) => {
      const said = [
        ...(day === null ? [] : [date(parseDay(day), locale)]),
        ...(part === null ? [] : [t(`part_${part}`)]),
      ];
      return said.length === 0 ? t("unknown") : said.join(", ");
    },
    [t, locale],
  );
}
