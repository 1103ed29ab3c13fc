import type { Same } from "@bluezone/vietnamese/catalog";
import type { find as vi } from "../vi/find.ts";

/** The same in English. */
export const find = {
  case: "Case {{number}}",
  caseClosed: "Case {{number}}, closed",
  contact: "Contact",
  contactClassed: "Contact, {{class}}",
  waiting: "Looking for people…",
  fewLetters: "Type three letters to find people.",
  moreCases: "There are more cases: type more letters, a year of birth or a phone number.",
  moreContacts: "There are more contacts: type more letters, a year of birth or a phone number.",
  failed: "People could not be looked up. Nothing is lost; type again or try later.",
} as const satisfies Same<typeof vi>;
