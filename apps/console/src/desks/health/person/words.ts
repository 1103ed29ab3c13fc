/** The texts of a person. */
import { words } from "@bluezone/vietnamese/catalog";
import { person as personEn } from "../../../words/en/person.ts";
import { person as personVi } from "../../../words/vi/person.ts";

/** Labels, hints, and what is wrong with a field. */
export const PERSON = words(personVi, personEn);
