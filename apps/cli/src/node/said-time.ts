/** Days and moments in both languages, as the glossary has them. */
import { type Day, type Instant, isoDay } from "@bluezone/protocol/time";
import { shownInstant } from "../shown.ts";
import type { Both } from "./page/words.ts";

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
