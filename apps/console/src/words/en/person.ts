import type { Same } from "@bluezone/vietnamese/catalog";
import type { person as vi } from "../vi/person.ts";

/** The same in English. */
export const person = {
  name: "Full name",
  hint_name: "With accents, as on papers. Foreign names in Latin letters.",
  nameWrong: "Type the name in Vietnamese or Latin letters, at most 80.",
  birthYear: "Year of birth",
  hint_birthYear: "Four digits. Leave empty if not known.",
  birthYearWrong: "Type the year of birth with four digits, such as 1971.",
  phone: "Phone",
  hint_phone: "For calls and messages. Leave empty if there is none.",
  phoneWrong: "This is no Vietnamese phone number. Type it like 0912 345 678.",
  commune: "Commune",
  communeMissing: "Choose a commune, ward or township.",
  address: "Hamlet, street, house",
  hint_address: "It can be added later",
  symptom_fever: "fever",
  symptom_cough: "cough",
  symptom_breath: "short breath",
  symptom_throat: "sore throat",
  symptom_tiredness: "tiredness",
  symptom_smell: "loss of smell",
  symptom_taste: "loss of taste",
  symptom_other: "other symptoms",
} as const satisfies Same<typeof vi>;
