/** A contact as typed: what the contract's form cannot say yet is looked at here. */
import { Fault } from "@bluezone/contract/fault";
import { type Circumstances, OLDEST_CONTACT } from "@bluezone/contract/health/contacts";
import { addDays, type Day, parseDay } from "@bluezone/protocol/time";
import type { ContactRow } from "./tables.ts";

/** What is kept of circumstances typed. Throws Fault `contact_day_invalid` for a day ahead, or too long ago. */
export function typedCircumstances(
  { day, ...rest }: Circumstances,
  today: Day,
): Pick<ContactRow, "part" | "minutes" | "masked" | "distance" | "touched" | "carer"> & {
  readonly day: Day | null;
} {
  const known = day === null ? null : parseDay(day);
  if (known !== null && (known > today || known < addDays(today, -OLDEST_CONTACT)))
    throw new Fault("contact_day_invalid", `a contact was on one of the last ${OLDEST_CONTACT} days`);
  return { ...rest, day: known };
}
