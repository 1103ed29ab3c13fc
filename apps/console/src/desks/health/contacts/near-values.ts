/** A person near, as the forms hold it while it is typed, and as the doors take it. */
import type { Circumstances } from "@bluezone/contract/health/contacts";
import { PersonName, type PersonTyped } from "@bluezone/contract/health/person";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import type { z } from "zod";
import { typedDay } from "../../../kit/typed-day.ts";
import { typedNumber } from "../../../kit/typed-number.ts";

/** All texts as typed; "" is nothing. */
export type NearValues = {
  readonly name: string;
  readonly birthYear: string;
  readonly phone: string;
  readonly commune: string;
  readonly address: string;
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
export const NOBODY: NearValues = {
  name: "",
  birthYear: "",
  phone: "",
  commune: "",
  address: "",
  metDay: "",
  part: "",
  minutes: "",
  distance: "",
  masked: "unknown",
  touched: false,
  carer: false,
  note: "",
};

type Person = z.output<typeof PersonTyped>;

/** What is known already, to be changed. */
export const valuesOf = (person: Person, near: Circumstances, note: string | null): NearValues => ({
  name: person.name,
  birthYear: person.birthYear === null ? "" : String(person.birthYear),
  phone: person.phone ?? "",
  commune: person.commune ?? "",
  address: person.address ?? "",
  metDay: near.day === null ? "" : date(parseDay(near.day), "vi"),
  part: near.part ?? "",
  minutes: near.minutes === null ? "" : String(near.minutes),
  distance: near.distance ?? "",
  masked: near.masked,
  touched: near.touched,
  carer: near.carer,
  note: note ?? "",
});

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
const ofFew = <T>(text: string): T | null => (text === "" ? null : (text as T));

/** The person that was typed. */
export const personIn = ({ name, birthYear, phone, commune, address }: NearValues): Person => ({
  name,
  birthYear: birthYear.trim() === "" ? null : Number(birthYear),
  phone: orNull(phone),
  commune: orNull(commune),
  address: orNull(address),
});

/** When and how near it was. */
export function circumstancesIn(values: NearValues, today: Day): Circumstances {
  const day = typedDay(values.metDay, today);
  return {
    day: day === undefined ? null : isoDay(day),
    part: ofFew(values.part),
    minutes: typedNumber(values.minutes) ?? null,
    masked: values.masked as Circumstances["masked"],
    distance: ofFew(values.distance),
    touched: values.touched,
    carer: values.carer,
  };
}

/** Names of what is wrong, by field: "missing" or "wrong". */
export function wrongIn(
  { name, birthYear, minutes, metDay }: NearValues,
  today: Day,
): Partial<Record<keyof NearValues, "missing" | "wrong">> {
  const number = typedNumber(minutes);
  const found: Partial<Record<keyof NearValues, "missing" | "wrong">> = {};
  if (name.trim() === "") found.name = "missing";
  else if (!PersonName.safeParse(name).success) found.name = "wrong";
  if (birthYear.trim() !== "" && !/^(?:19|20)\d{2}$/.test(birthYear.trim())) found.birthYear = "wrong";
  if (minutes.trim() !== "" && (number === undefined || number > 1_440)) found.minutes = "wrong";
  if (metDay.trim() !== "" && typedDay(metDay, today) === undefined) found.metDay = "wrong";
  return found;
}

/** The field that a code of the doors is about. */
export const FIELD_OF: Readonly<Record<string, keyof NearValues>> = {
  phone_invalid: "phone",
  birth_year_invalid: "birthYear",
  commune_unknown: "commune",
  contact_day_invalid: "metDay",
};
