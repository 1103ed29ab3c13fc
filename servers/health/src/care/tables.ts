/** The table of records between units. */

/**
 * A unit asks another about a person's records. `way` is "ask" when `asker` wants what `other` has, "give" when `asker` has it and
 * wants `other` to take it. `of_person` goes with the person. `case_number` is the number that was asked for; `contact_id` the
 * contact that is given. `until_ms` is until when a record that was shown is read.
 */
export type CareRequestRow = {
  id: string;
  of_person: string;
  way: "ask" | "give";
  wish: "take" | "read";
  asker_unit_id: string;
  asker_unit_path: string;
  other_unit_id: string;
  other_unit_path: string;
  case_number: number | null;
  contact_id: string | null;
  reason: string;
  asked_ms: string;
  asked_by: string;
  answer: "moved" | "shown" | "declined" | "withdrawn" | null;
  answered_ms: string | null;
  answered_by: string | null;
  until_ms: string | null;
};

/** A request to have a case in another unit's care. `answer` is null while nobody answered. */
export type HandOverRow = {
  id: string;
  case_id: string;
  from_unit_id: string;
  from_unit_path: string;
  to_unit_id: string;
  to_unit_path: string;
  reason: string;
  asked_ms: string;
  asked_by: string;
  answer: "taken" | "declined" | "withdrawn" | null;
  answered_ms: string | null;
  answered_by: string | null;
};

declare module "../tables.ts" {
  interface Tables {
    hand_over: HandOverRow;
    care_request: CareRequestRow;
  }
}
