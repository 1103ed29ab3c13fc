/** Days that a resident may choose from: the last fourteen, today first, as a share reaches no further back. */
import { addDays, type Day, isoDay } from "@bluezone/protocol/time";
import { dayName } from "@bluezone/vietnamese/date";
import { capital } from "@bluezone/vietnamese/labels/case";
import type { Locale } from "@bluezone/vietnamese/locale";

/** How far back keys are shared, in days. */
export const SHARED_FOR = 14;

/** The days, each with its ISO date as value and its name. */
export const lastDays = (
  today: Day,
  lang: Locale,
): readonly { readonly value: string; readonly label: string }[] =>
  Array.from({ length: SHARED_FOR }, (_, back) => {
    const day = addDays(today, -back);
    return { value: isoDay(day), label: capital(dayName(day, lang)) };
  });
