/** Somebody, opened. */
import type { PersonAbout } from "@bluezone/contract/health/person";
import type { PersonSeal } from "./sealing.ts";

/** What the desk keeps of somebody. Texts are NFC. */
export type PersonFields = {
  readonly name: string;
  readonly birthYear: number | null;
  /** E.164. */
  readonly phone: string | null;
  /** Code of the commune where they stay. */
  readonly commune: string | null;
  /** House, street, hamlet: below the commune. */
  readonly address: string | null;
  /** What a case record asks beside: sex, pregnancy, occupation, place of work; null while nobody asked. */
  readonly about: PersonAbout | null;
};

/** The fields by their names, as changes note them. */
const FIELDS = ["name", "birthYear", "phone", "commune", "address", "about"] as const;

/** Names of the fields that differ. */
export const changedFields = (
  before: PersonFields,
  after: PersonFields,
): readonly (typeof FIELDS)[number][] =>
  FIELDS.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

/** Somebody of the desk. `version` counts changes: who changes names the one that they saw. */
export type Person = PersonFields & {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly version: number;
  /** Seals what a slice keeps about this person beyond the fields above. */
  readonly own: PersonSeal;
};
