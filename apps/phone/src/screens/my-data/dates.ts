/** Instants as a list of data shows them: with the day always, because they reach back two weeks and on into the next. */
import { dayOf, type Instant } from "@bluezone/protocol/time";
import { date, dayMonth } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import { timeOf } from "../../words/moments.ts";

/** "20/12", on Vietnam's calendar. */
export const shortDay = (at: Instant, lang: Locale): string => dayMonth(dayOf(at, "vietnam"), lang);

/** "27/12/2020 14:30". */
export const fullMoment = (at: Instant, lang: Locale): string =>
  `${date(dayOf(at, "vietnam"), lang)} ${timeOf(at)}`;
