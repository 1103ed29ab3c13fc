/** Somebody as typed at the desk: what the contract's form cannot say yet is looked at here. */
import { Fault } from "@bluezone/contract/fault";
import type { PersonTyped } from "@bluezone/contract/health/person";
import { COMMUNES } from "@bluezone/policy/commune";
import { on } from "@bluezone/policy/dated";
import { type Day, isoDay } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";
import { parsePhone } from "@bluezone/vietnamese/phone";
import type { z } from "zod";
import type { PersonFields } from "./person.ts";

/** How old somebody can be, in years. */
const OLDEST = 120;

/** A phone number in E.164, or null for none. Throws Fault `phone_invalid`. */
export function typedPhone(typed: string | null): string | null {
  if (typed === null || typed.trim() === "") return null;
  const phone = parsePhone(typed);
  if (phone === undefined) throw new Fault("phone_invalid", "this is no phone number of Vietnam");
  return phone;
}

/**
 * What is kept of somebody typed. Throws Fault `phone_invalid`, `birth_year_invalid` (in the future, or more than 120 years
 * ago) or `commune_unknown` (none of that code today).
 */
export function typedPerson(typed: z.output<typeof PersonTyped>, today: Day): PersonFields {
  const { birthYear, commune } = typed;
  const year = Number(isoDay(today).slice(0, 4));
  if (birthYear !== null && (birthYear > year || birthYear < year - OLDEST))
    throw new Fault("birth_year_invalid", `the year of birth must lie in the last ${OLDEST} years`);
  if (commune !== null && !on(COMMUNES, today).some(({ code }) => code === commune))
    throw new Fault("commune_unknown", "there is no commune of this code today");
  return { ...typed, phone: typedPhone(typed.phone) };
}

/** A phone number, an identity number, or a patient's: nine digits and more, however they are set apart. */
const NUMBER = /(?:\d[\s.-]?){9,}/;

/**
 * Whether a text that others than a person's own unit read points at somebody: by a long number, or by the last two words of
 * a name that is known.
 */
export function namesSomebody(text: string, name?: string): boolean {
  if (NUMBER.test(text)) return true;
  const words = fold(name ?? "").split(" ");
  return words.length > 1 && ` ${fold(text)} `.includes(` ${words.slice(-2).join(" ")} `);
}
