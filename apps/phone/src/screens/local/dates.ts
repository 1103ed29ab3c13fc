/** Dates of the local page, which come as text. */
import { isoDay, parseDay, parseInstant } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import { dayText, endMoment } from "../../words/moments.ts";

/** "17 giờ 27/12" of an instant in ISO. */
export const cutOffText = (iso: string, lang: Locale): string => endMoment(parseInstant(iso), lang);

/** "Chủ nhật 27/12" of a day in ISO. */
export const dayTextOf = (iso: string, lang: Locale): string => dayText(parseDay(iso), lang);

/** "27/12/2020", or both ends. */
export function spanText(from: string, to: string, lang: Locale): string {
  const [first, last] = [parseDay(from), parseDay(to)];
  return isoDay(first) === isoDay(last) ? date(first, lang) : `${date(first, lang)} – ${date(last, lang)}`;
}
