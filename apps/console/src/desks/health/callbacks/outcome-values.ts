/** What came of a call as typed: read and written without the page around it. */
import type { RequestInput } from "@bluezone/contract/endpoint";
import type { contactFromCallback } from "@bluezone/contract/health/callbacks";
import {
  addDays,
  type Day,
  dayOf,
  dayStart,
  Hours,
  type Instant,
  isoDay,
  plus,
} from "@bluezone/protocol/time";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { nearIn } from "../contacts/near-choice.ts";
import { NOBODY, orNull, type PersonValues, personIn } from "../person/person-values.ts";

/** When to try again. */
export const AGAIN = ["hour", "hours", "tomorrow"] as const;

/** An outcome as typed; the phone is known. */
export type OutcomeValues = Omit<PersonValues, "phone"> & {
  readonly outcome: string;
  readonly again: string;
  readonly note: string;
  readonly place: string;
  readonly siteName: string;
  readonly firstDay: string;
  readonly reason: string;
  /** Whom they were near (`contacts/near-choice.ts`). */
  readonly near: string;
};

/** The time that is chosen. */
export function againAt(choice: string, now: Instant): Instant {
  if (choice === "hour") return plus(now, Hours(1));
  if (choice === "hours") return plus(now, Hours(3));
  return plus(dayStart(addDays(dayOf(now, "vietnam"), 1), "vietnam"), Hours(8));
}

/** The contact to be made of who was called. */
export function contactIn(
  values: OutcomeValues,
  today: Day,
): Omit<RequestInput<typeof contactFromCallback>, "id" | "version"> {
  const { outcome, note, place, siteName, firstDay, reason } = values;
  const near = nearIn(values.near);
  const { phone: _, ...person } = personIn({ ...NOBODY, ...values });
  const at =
    place === "site" ? { place: "site" as const, siteName: siteName.trim() } : { place: "home" as const };
  return {
    person,
    ...(note.trim() === "" ? {} : { note }),
    ...(near ? { near } : {}),
    ...(outcome === "quarantine"
      ? {
          quarantine: { ...at, firstDay: isoDay(typedDay(firstDay, today) ?? today), reason: orNull(reason) },
        }
      : {}),
  };
}
