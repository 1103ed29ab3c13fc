/** Days, moments and lengths in both languages, as the glossary has them. */
import { type Day, type Duration, type Instant, inMinutes, isoDay } from "@bluezone/protocol/time";
import type { Both } from "../said.ts";
import { shownInstant, shownLength } from "../shown.ts";

/** "27/12/2020" beside "2020-12-27". */
export function dayText(day: Day): Both {
  const en = isoDay(day);
  return { vi: en.split("-").reverse().join("/"), en };
}

/** "14:30 ngày 27/12/2020" beside "2020-12-27 14:30 (Vietnam)". */
export function momentText(t: Instant): Both {
  const en = shownInstant(t);
  const [day, time] = en.split(" ") as [string, string];
  return { vi: `${time} ngày ${day.split("-").reverse().join("/")}`, en };
}

/** "3 giờ 20 phút" beside "3 h 20 min", rounded down to whole minutes. */
export function lengthText(d: Duration): Both {
  const minutes = Math.floor(inMinutes(d));
  const vi = minutes < 60 ? `${minutes} phút` : `${Math.floor(minutes / 60)} giờ ${minutes % 60} phút`;
  return { vi, en: shownLength(d) };
}
