/** The deadline of an item in words, or how long it waits where it has none. */
import { parseInstant } from "@bluezone/protocol/time";
import { dayName } from "@bluezone/vietnamese/date";
import { useCallback } from "react";
import { useNow } from "../../../api/hooks.ts";
import type { WaitingItem } from "../../../shell/waiting-desk.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { dueTextOf, lengthOf } from "./due-text.ts";
import { WAITING } from "./words.ts";

/** Writes it in the reader's language. */
export function useDue(): (item: Pick<WaitingItem, "due" | "since">) => string {
  const t = useWords(WAITING);
  const [locale] = useLocale();
  const now = useNow();
  return useCallback(
    ({ due, since }) => {
      if (due === null) {
        const { unit, count } = lengthOf(parseInstant(since), now);
        return t(`since_${unit}`, { count });
      }
      const text = dueTextOf(parseInstant(due), now);
      if (text.is === "over") return t(`over_${text.by.unit}`, { count: text.by.count });
      const day = dayName(text.day, locale, "short");
      if (text.is === "in")
        return text.ahead === 0 ? t("inToday") : text.ahead === 1 ? t("inTomorrow") : t("inDay", { day });
      const { time } = text;
      if (text.ahead === 0) return t("byToday", { time });
      return text.ahead === 1 ? t("byTomorrow", { time }) : t("byDay", { time, day });
    },
    [t, locale, now],
  );
}
