/** The clock of requests: working days of Vietnam, Monday to Friday without public holidays. */
import { holidayOn, holidaysKnown } from "@bluezone/policy/public-holiday";
import { addDays, type Day } from "@bluezone/protocol/time";

/** Days since 1970-01-01, a Thursday, modulo 7, of Saturday and Sunday. */
const OFF = [2, 3];

/** Whether offices work on a day. In a year whose holidays are not entered, an answer is due rather too early than too late. */
export const isWorkingDay = (day: Day): boolean => !OFF.includes(day % 7) && holidayOn(day) === undefined;

/** The day that lies so many working days after another. */
export function workingDaysAfter(day: Day, working: number): Day {
  let last = day;
  for (let left = working; left > 0; ) {
    last = addDays(last, 1);
    if (isWorkingDay(last)) left -= 1;
  }
  return last;
}

/** Whether it was known of every day from one to another if it is a public holiday, when they were counted. */
export function holidaysCounted(from: Day, to: Day): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) if (!holidaysKnown(day)) return false;
  return true;
}
