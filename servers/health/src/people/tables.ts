/** The tables of people. What is of a person is sealed (README.md). */

/** The two keys that everything here hangs on: "seal" wraps data keys, "marks" makes marks. Sealed by the vault. */
export type PeopleKeyRow = { use: "seal" | "marks"; sealed: Uint8Array };

/**
 * Somebody. `unit_path` is that of the unit that looks after them. `key` is their data key, wrapped; `marks` are 64-bit
 * numbers, read as texts. The commune stays readable: totals are counted by it, and it is no finer than they are.
 */
export type PersonRow = {
  id: string;
  unit_id: string;
  unit_path: string;
  commune: string | null;
  key: Uint8Array;
  name: Uint8Array;
  birth: Uint8Array | null;
  phone: Uint8Array | null;
  address: Uint8Array | null;
  /** JSON of the contract's PersonAbout. */
  about: Uint8Array | null;
  marks: string[];
  version: number;
  made_ms: string;
  changed_ms: string;
};

/** That somebody read of a person, when, and in which view. */
export type PersonReadingRow = { person_id: string; at_ms: string; actor: string; view: string };

/**
 * What a search asks of a record of somebody, kept by the database beside the record (`record-marks-migration.ts`): the person's
 * marks and commune, the record's unit, and its place in the list (a case's number, a contact's `made_ms`). Nothing else writes it.
 */
type RecordMarksRow = {
  record_id: string;
  unit_path: string;
  place: string;
  commune: string | null;
  marks: string[];
};

declare module "../tables.ts" {
  interface Tables {
    case_record_marks: RecordMarksRow;
    contact_marks: RecordMarksRow;
    people_key: PeopleKeyRow;
    person: PersonRow;
    person_reading: PersonReadingRow;
  }
}
