/** What people type into their phones, as far as the contract's form cannot say it, and how many of one number wait. */
import { Fault } from "@bluezone/contract/fault";
import { type Day, parseDay } from "@bluezone/protocol/time";
import { type Phone, parsePhone, phoneKind } from "@bluezone/vietnamese/phone";

/** Most calls of one number that wait for another of its own. */
export const MOST_WAITING = 8;

/** A number that a station can call. Throws Fault `phone_invalid`. */
export function readCallable(typed: string): Phone {
  const phone = parsePhone(typed);
  if (!phone || !["mobile", "landline"].includes(phoneKind(phone)))
    throw new Fault("phone_invalid", "this is not a number of Vietnam that can be called");
  return phone;
}

/** Throws Fault `day_invalid` unless a day is one of the last ones. */
export function mustBeRecent(day: string | undefined, today: Day, oldest: number): void {
  if (day === undefined) return;
  const told = parseDay(day);
  if (told > today || told < today - oldest)
    throw new Fault("day_invalid", `the day must be one of the last ${oldest} days`);
}
