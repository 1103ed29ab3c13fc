/** Somebody as typed: read and written without the page around it. */
import { PersonName, type PersonTyped } from "@bluezone/contract/health/person";
import { parsePhone } from "@bluezone/vietnamese/phone";
import type { z } from "zod";

/** A person as typed; "" is nothing. */
export type PersonValues = {
  readonly name: string;
  readonly birthYear: string;
  readonly phone: string;
  readonly commune: string;
  readonly address: string;
};

type Person = z.output<typeof PersonTyped>;

/** Nothing typed yet. */
export const NOBODY: PersonValues = { name: "", birthYear: "", phone: "", commune: "", address: "" };

/** What somebody's record says, as it would be typed. */
export const personValuesOf = ({ name, birthYear, phone, commune, address }: Person): PersonValues => ({
  name,
  birthYear: birthYear === null ? "" : String(birthYear),
  phone: phone ?? "",
  commune: commune ?? "",
  address: address ?? "",
});

/** A name that the server takes. */
export const isName = (typed: string): boolean => PersonName.safeParse(typed).success;
/** Whether a year of birth is one, or none. */
export const isYear = (typed: string): boolean => /^(?:|(?:19|20)\d{2})$/.test(typed.trim());
/** Whether a phone is one, or none. */
export const isPhone = (typed: string): boolean => typed.trim() === "" || parsePhone(typed) !== undefined;

/** What is typed, or null for nothing. */
export const orNull = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

/** A person to be sent. */
export const personIn = ({ name, birthYear, phone, commune, address }: PersonValues): Person => ({
  name,
  birthYear: birthYear.trim() === "" ? null : Number(birthYear),
  phone: orNull(phone),
  commune: orNull(commune),
  address: orNull(address),
});
