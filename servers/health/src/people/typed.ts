/** Somebody as typed at the desk: what the contract's form cannot say yet is looked at here. */
import { Fault } from "@bluezone/contract/fault";
import type { PersonAbout, PersonName, PersonTyped } from "@bluezone/contract/health/person";
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";
import { nameCapitals } from "@bluezone/vietnamese/name";
import { parsePhone } from "@bluezone/vietnamese/phone";
import type { z } from "zod";
import type { PersonFields } from "./person.ts";
import { plainText, pointsAtSomebody } from "./pointing.ts";

/** How old somebody can be, in years. */
const OLDEST = 120;

/** A name as it is kept: typed all in small letters or all in capitals, it gets its capitals. Every name comes in through here. */
export const typedName = (typed: z.output<typeof PersonName>): string => nameCapitals(typed);

/** A phone number in E.164, or null for none. Throws Fault `phone_invalid`. */
export function typedPhone(typed: string | null): string | null {
  if (typed === null || typed.trim() === "") return null;
  const phone = parsePhone(typed);
  if (phone === undefined) throw new Fault("phone_invalid", "this is no phone number of Vietnam");
  return phone;
}

/** What a case record asks of somebody; nothing said is null. Throws Fault `pregnancy_invalid`. */
function typedAbout(about: PersonAbout | null, today: Day): PersonAbout | null {
  if (about === null) return null;
  const { pregnancy } = about;
  if (pregnancy?.pregnant === "yes" && (about.sex === "male" || parseDay(pregnancy.on) > today))
    throw new Fault("pregnancy_invalid", "a man is not pregnant, and weeks are those of a day that has come");
  return Object.values(about).every((one) => one === null) ? null : about;
}

/**
 * What is kept of somebody typed; without `about` what was known of that `before` stays. Throws Fault `phone_invalid`,
 * `birth_year_invalid` (in the future, or more than 120 years ago), `commune_unknown` (none of that code today) or
 * `pregnancy_invalid`.
 */
export function typedPerson(
  province: Pick<Province, "communes">,
  typed: z.output<typeof PersonTyped>,
  today: Day,
  before?: Pick<PersonFields, "about">,
): PersonFields {
  const { birthYear, commune } = typed;
  const year = Number(isoDay(today).slice(0, 4));
  if (birthYear !== null && (birthYear > year || birthYear < year - OLDEST))
    throw new Fault("birth_year_invalid", `the year of birth must lie in the last ${OLDEST} years`);
  if (commune !== null && !on(province.communes, today).some(({ code }) => code === commune))
    throw new Fault("commune_unknown", "there is no commune of this code today");
  const about = typed.about === undefined ? (before?.about ?? null) : typedAbout(typed.about, today);
  return { ...typed, name: typedName(typed.name), phone: typedPhone(typed.phone), about };
}

/** Whether folded words stand in a plain text, one after the other. */
const hasInRow = (plain: string, words: readonly string[]): boolean =>
  ` ${fold(plain)} `.includes(` ${words.join(" ")} `);

/**
 * Whether a text that others than a person's own unit read points at somebody: by a long number or an address of mail or a
 * page, or by the last two words of a name that is known.
 */
export function namesSomebody(text: string, name?: string): boolean {
  const plain = plainText(text);
  if (pointsAtSomebody(plain)) return true;
  const words = fold(name ?? "").split(" ");
  return words.length > 1 && hasInRow(plain, words.slice(-2));
}

/** Whether a text has the whole of a name, of two words at least: of many people the last two are also those of places. */
export function hasWholeName(text: string, name: string): boolean {
  const words = fold(name).split(" ");
  return words.length > 1 && hasInRow(plainText(text), words);
}
