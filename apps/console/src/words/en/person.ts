import type { Same } from "@bluezone/vietnamese/catalog";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import type { person as vi } from "../vi/person.ts";

/** The same in English. */
export const person = {
  name: FRAME.en.name,
  hint_name: "With accents, as on papers. Foreign names in Latin letters.",
  nameWrong: "Type the name in Vietnamese or Latin letters, at most 80.",
  birthYear: FIELDS.en.birthYear,
  hint_birthYear: "Four digits. Leave empty if not known.",
  birthYearWrong: "Type the year of birth with four digits, from 1900 on, such as 1971.",
  phone: FIELDS.en.phone,
  hint_phone: "For calls and messages. Empty if none.",
  phoneWrong: "This is no Vietnamese phone number. Type it like 0912 345 678.",
  commune: FIELDS.en.commune,
  communeMissing: "Choose a commune.",
  address: "Hamlet, street, house",
  hint_address: "It can be added later.",
  about: "More: sex, pregnancy, occupation",
  sex: "Sex",
  sex_male: "male",
  sex_female: "female",
  notAsked: "not asked",
  pregnancy: "Pregnancy",
  pregnant_yes: VALUES.en.pregnant,
  pregnant_no: "not pregnant",
  pregnant_unknown: VALUES.en.unknown,
  weeks: "Weeks of pregnancy",
  weeksHint: "Counted today. Leave empty if not known.",
  weeksWrong: "Type the number of weeks, 1 to 44.",
  pregnantWeeks: "pregnant, {{weeks}} weeks (counted {{day}})",
  occupation: "Occupation",
  workplace: "Place of work or school",
} as const satisfies Same<typeof vi>;
