/** Somebody, opened. */
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
};

/** Somebody of the desk. `version` counts changes: who changes names the one that they saw. */
export type Person = PersonFields & {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly version: number;
  /** Seals what a slice keeps about this person beyond the fields above. */
  readonly own: PersonSeal;
};
