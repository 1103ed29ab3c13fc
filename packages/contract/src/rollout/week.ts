/**
 * The week that numbers are told for: seven days that end on a Sunday at 17:00 in Vietnam, named by that Sunday
 * ("2020-12-27"). The cut-off is the hour that provinces' own reports name ("tính đến 17 giờ").
 */
import {
  addDays,
  Day,
  Days,
  dayStart,
  Hours,
  type Instant,
  isoDay,
  minus,
  parseDay,
  plus,
} from "@bluezone/protocol/time";
import { z } from "zod";

/** Days since 1970-01-01, a Thursday, modulo 7, of a Sunday. */
const SUNDAY = 3;
const CUT_OFF = Hours(17);
/** How long before its cut-off a week can be reported: from Friday 0:00. */
const OPENS_BEFORE = Hours(2 * 24 + 17);

/** Also asked of what is no date: that is said beside. */
const isSunday = (iso: string): boolean => new Date(`${iso}T00:00:00Z`).getUTCDay() === 0;

/** A week by its Sunday. */
export const Week = z.iso
  .date()
  .refine((iso) => isSunday(iso), { message: "a week is named by its Sunday" })
  .meta({ id: "Week" });
export type Week = z.output<typeof Week>;

/** The instant up to which a week counts. */
export const cutOffOf = (week: Week): Instant => plus(dayStart(parseDay(week), "vietnam"), CUT_OFF);

/** The first instant that a week counts: the cut-off of the week before. */
export const startOf = (week: Week): Instant => minus(cutOffOf(week), Days(7));

/** When a week's form opens. */
export const opensAt = (week: Week): Instant => minus(cutOffOf(week), OPENS_BEFORE);

/** A week some weeks later, or earlier. */
export const weekAfter = (week: Week, n = 1): Week => isoDay(addDays(parseDay(week), 7 * n));

/** The week that holds an instant. */
export function weekAt(t: Instant): Week {
  const later = Math.floor((t - cutOffOf("1970-01-04")) / Days(7)) + 1;
  return isoDay(Day(SUNDAY + 7 * later));
}

/** The newest week that can be reported: the one under way once its form is open, before that the one that ended. */
export function reportWeekAt(t: Instant): Week {
  const week = weekAt(t);
  return t >= opensAt(week) ? week : weekAfter(week, -1);
}
