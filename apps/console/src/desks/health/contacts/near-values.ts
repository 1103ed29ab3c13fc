/** A person near, as the forms hold it while it is typed, and as the endpoints take it. */
import type { Circumstances } from "@bluezone/contract/health/contacts";
import type { PersonTyped } from "@bluezone/contract/health/person";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import type { z } from "zod";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { NOBODY, type PersonValues, personValuesOf } from "../person/person-values.ts";

/** All texts as typed; "" is nothing. */
export type NearValues = PersonValues & {
  readonly metDay: string;
  readonly part: string;
  readonly minutes: string;
  readonly distance: string;
  readonly masked: string;
  readonly touched: boolean;
  readonly carer: boolean;
  readonly note: string;
};

/** Nobody yet. */
export const NOBODY_NEAR: NearValues = {
  ...NOBODY,
  metDay: "",
  part: "",
  minutes: "",
  distance: "",
  masked: "unknown",
  touched: false,
  carer: false,
  note: "",
};

/** What is known already, to be changed. */
export const valuesOf = (
  person: z.output<typeof PersonTyped>,
  near: Circumstances,
  note: string | null,
): NearValues => ({
  ...personValuesOf(person),
  metDay: near.day === null ? "" : date(parseDay(near.day), "vi"),
  part: near.part ?? "",
  minutes: near.minutes === null ? "" : String(near.minutes),
  distance: near.distance ?? "",
  masked: near.masked,
  touched: near.touched,
  carer: near.carer,
  note: note ?? "",
});

const ofFew = <T>(text: string): T | null => (text === "" ? null : (text as T));

/** When and how near it was. */
export function circumstancesIn(values: NearValues, today: Day): Circumstances {
  const day = typedDay(values.metDay, today);
  return {
    day: day === undefined ? null : isoDay(day),
    // What is left of a day that was taken out says nothing.
    part: day === undefined ? null : ofFew(values.part),
    minutes: typedNumber(values.minutes) ?? null,
    masked: values.masked as Circumstances["masked"],
    distance: ofFew(values.distance),
    touched: values.touched,
    carer: values.carer,
  };
}

/** Whether the minutes typed are none of a day; of the person, `useWrongPerson` says what is wrong. */
export function wrongMinutes({ minutes }: Pick<NearValues, "minutes">): boolean {
  const number = typedNumber(minutes);
  return minutes.trim() !== "" && (number === undefined || number > 1_440);
}
