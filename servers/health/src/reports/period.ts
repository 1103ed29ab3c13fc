/** The times that reports are of: a day ends at 17:00 in Vietnam, the hour of provinces' reports; a week on a Sunday at 17:00. */
import { Fault } from "@bluezone/contract/fault";
import type { ReportPeriod } from "@bluezone/contract/health/reports";
import {
  type Day,
  Days,
  dayOf,
  dayStart,
  Hours,
  type Instant,
  minus,
  plus,
  sundayOf,
} from "@bluezone/protocol/time";

const CUT_OFF = Hours(17);

/** A time that a report is of, from `from` up to but without `cutOff`. */
export type Period = {
  readonly period: ReportPeriod;
  readonly day: Day;
  readonly from: Instant;
  readonly cutOff: Instant;
};

/** The time that ends on a day. Throws Fault `not_a_week` for a week that does not end on a Sunday. */
export function periodOf(period: ReportPeriod, day: Day): Period {
  if (period === "week" && day !== sundayOf(day))
    throw new Fault("not_a_week", "A week is named by the Sunday on which it ends.");
  const cutOff = plus(dayStart(day, "vietnam"), CUT_OFF);
  return { period, day, from: minus(cutOff, Days(period === "day" ? 1 : 7)), cutOff };
}

/** The time that is under way. */
export function periodAt(period: ReportPeriod, now: Instant): Period {
  const day = dayOf(plus(now, Hours(7)), "vietnam");
  return periodOf(period, period === "day" ? day : sundayOf(day));
}
