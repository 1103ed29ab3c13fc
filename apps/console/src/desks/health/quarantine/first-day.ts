/** The day that a form offers as the first of a course. */
import { addDays, type Day, parseDay } from "@bluezone/protocol/time";

/** Further back no form takes a first day. */
const OLDEST = 28;

/**
 * The day after the last contact: a time that is counted from a day begins with the next one (Civil Code 2015, article 147),
 * so that it ends on the day until which a warned phone asks to watch oneself. Today where no contact is known, none of late,
 * or one of today: nobody waits for tomorrow.
 */
export function firstDayAfter(met: string | null, today: Day): Day {
  const first = met === null ? today : addDays(parseDay(met), 1);
  return first > today || first < addDays(today, -OLDEST) ? today : first;
}
