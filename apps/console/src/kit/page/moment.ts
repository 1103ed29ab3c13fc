/** A moment in a line: "14:30 27/12/2020", by the clock of Vietnam. */
import { dayOf, type Instant, parseInstant, wallTime } from "@bluezone/protocol/time";
import { clock, date } from "@bluezone/vietnamese/date";
import { useCallback } from "react";
import { useLocale } from "../../words/language.tsx";

/** Writes an instant, or one as the contract carries it (ISO 8601), in the reader's language. */
export function useMoment(): (at: Instant | string) => string {
  const [locale] = useLocale();
  return useCallback(
    (at) => {
      const instant = typeof at === "string" ? parseInstant(at) : at;
      return `${clock(wallTime(instant, "vietnam"))} ${date(dayOf(instant, "vietnam"), locale)}`;
    },
    [locale],
  );
}
