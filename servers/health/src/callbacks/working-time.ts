/** The clock of call-backs: minutes of working hours, 7:00 to 17:00 of Vietnam on every day of the week. */
import {
  addDays,
  between,
  type Day,
  dayOf,
  dayStart,
  Hours,
  type Instant,
  inMinutes,
  Minutes,
  plus,
  wallTime,
} from "@bluezone/protocol/time";

/** When work begins, after midnight. */
export const OPENS = Hours(7);
/** When it ends. */
export const CLOSES = Hours(17);
const DAY_MINUTES = inMinutes(CLOSES) - inMinutes(OPENS);

const opening = (day: Day): Instant => plus(dayStart(day, "vietnam"), OPENS);

/** Working minutes of a day up to an instant of it. */
function workedOf(t: Instant): number {
  const minutes = Math.floor(inMinutes(between(opening(dayOf(t, "vietnam")), t)));
  return Math.min(DAY_MINUTES, Math.max(0, minutes));
}

/** Working minutes between two instants, whole; 0 when the second is not later. */
export function workingMinutes(from: Instant, to: Instant): number {
  if (to <= from) return 0;
  const days = dayOf(to, "vietnam") - dayOf(from, "vietnam");
  return days * DAY_MINUTES + workedOf(to) - workedOf(from);
}

/** The first instant at which so many working minutes have gone by since another. */
export function afterWorking(from: Instant, minutes: number): Instant {
  let day = dayOf(from, "vietnam");
  let left = minutes;
  for (let at = from; ; at = opening(day)) {
    const open = Math.max(opening(day), at) as Instant;
    const free = Math.max(0, inMinutes(between(open, plus(dayStart(day, "vietnam"), CLOSES))));
    if (left <= free) return plus(open, Minutes(left));
    left -= free;
    day = addDays(day, 1);
  }
}

/** The hours of Vietnam of each wish: from, until before. */
const HOURS = { morning: [5, 12], afternoon: [12, 18], evening: [18, 22] } as const;

/** From when on somebody waits who asked at `made`: at once, or when the part of the day that they wish for begins next. */
export function clockStarts(made: Instant, wish: "any" | keyof typeof HOURS): Instant {
  if (wish === "any") return made;
  const [from, until] = HOURS[wish];
  const { hour } = wallTime(made, "vietnam");
  if (hour >= from && hour < until) return made;
  const today = dayOf(made, "vietnam");
  return plus(dayStart(hour < from ? today : addDays(today, 1), "vietnam"), Hours(from));
}

/** The value that a share of all counts does not exceed, out of counts by value; null when there are none. */
export function quantile(
  counts: readonly { readonly minutes: number; readonly calls: number }[],
  share: number,
): number | null {
  const sorted = [...counts].sort((a, b) => a.minutes - b.minutes);
  const total = sorted.reduce((sum, { calls }) => sum + calls, 0);
  let seen = 0;
  for (const { minutes, calls } of sorted) {
    seen += calls;
    if (seen >= share * total) return minutes;
  }
  return null;
}
