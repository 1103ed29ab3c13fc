/** Days, moments and lengths in both languages, as the glossary has them. */
import { type Day, type Duration, dayOf, type Instant, inMinutes, wallTime } from "@bluezone/protocol/time";
import { clock, date } from "@bluezone/vietnamese/date";
import type { Both } from "../said.ts";
import { shownLength } from "../shown.ts";

/** "27/12/2020" beside "27 Dec 2020". */
export const dayText = (day: Day): Both => ({ vi: date(day, "vi"), en: date(day, "en") });

/** "14:30 ngày 27/12/2020" beside "27 Dec 2020, 14:30 (Vietnam)". */
export function momentText(t: Instant): Both {
  const [day, time] = [dayText(dayOf(t, "vietnam")), clock(wallTime(t, "vietnam"))];
  return { vi: `${time} ngày ${day.vi}`, en: `${day.en}, ${time} (Vietnam)` };
}

/** "3 giờ 20 phút" beside "3 h 20 min", rounded down to whole minutes. */
export function lengthText(d: Duration): Both {
  const minutes = Math.floor(inMinutes(d));
  const vi = minutes < 60 ? `${minutes} phút` : `${Math.floor(minutes / 60)} giờ ${minutes % 60} phút`;
  return { vi, en: shownLength(d) };
}
