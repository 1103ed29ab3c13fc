import type { Same } from "../catalog.ts";
import type { find as vi } from "../vi/find.ts";

/** The same in English. */
export const find: Same<typeof vi> = {
  case: "Case {{number}}",
  caseClosed: "Case {{number}}, closed",
  contact: "Contact",
  contactClassed: "Contact, {{class}}",
  waiting: "Looking for people…",
  fewLetters: "Type three letters to find people.",
  moreCases_one: "{{count}} more case: type more letters, a birth year or a phone number.",
  moreCases_other: "{{count}} more cases: type more letters, a birth year or a phone number.",
  moreContacts_one: "{{count}} more contact: type more letters, a birth year or a phone number.",
  moreContacts_other: "{{count}} more contacts: type more letters, a birth year or a phone number.",
  failed: "People could not be looked up. Nothing is lost; type again or try later.",
};
