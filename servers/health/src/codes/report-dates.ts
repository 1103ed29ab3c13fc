/** The dates of a test, read on the caller's own clock (docs/protocol/09-endpoints.md#post-apiissue). */
import { Fault } from "@bluezone/contract/fault";
import { addDays, type Day, dayOf, type Instant, Minutes, parseDay, plus } from "@bluezone/protocol/time";

/** How many days back a symptom or a test may lie. */
export const OLDEST_DAYS = 28;

/** The days of a report; either may be unknown. */
export type ReportDates = { readonly symptom: Day | undefined; readonly test: Day | undefined };

/** The calendar day on a clock that is `tzOffset` minutes ahead of UTC. */
export const dayOnClock = (now: Instant, tzOffset: number): Day => dayOf(plus(now, Minutes(tzOffset)), "utc");

/**
 * Reads the two dates. Throws Fault `unparsable_request` for what is no date, `invalid_date` for one that lies in the future or
 * more than 28 days back on the caller's clock.
 */
export function readDates(
  written: {
    readonly symptomDate?: string | undefined;
    readonly testDate?: string | undefined;
    readonly tzOffset: number;
  },
  now: Instant,
): ReportDates {
  const today = dayOnClock(now, written.tzOffset);
  return {
    symptom: readDate(written.symptomDate, "symptomDate", today),
    test: readDate(written.testDate, "testDate", today),
  };
}

function readDate(written: string | undefined, field: string, today: Day): Day | undefined {
  if (!written) return undefined;
  const day = dayOrNothing(written);
  if (day === undefined) throw new Fault("unparsable_request", `${field} must be a date such as 2020-12-27`);
  if (day > today) throw new Fault("invalid_date", `${field} lies in the future`);
  if (day < addDays(today, -OLDEST_DAYS))
    throw new Fault("invalid_date", `${field} lies more than ${OLDEST_DAYS} days back`);
  return day;
}

function dayOrNothing(written: string): Day | undefined {
  try {
    return parseDay(written);
  } catch {
    return undefined;
  }
}
