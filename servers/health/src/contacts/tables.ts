/** The tables of contacts and of what is to be done for them. What is written about a person is sealed under their key. */

/** How sure a phone was of an encounter. */
export type Confidence = "low" | "medium" | "high";
/** A part of a day: morning 5–12, afternoon 12–18, evening 18–22, night 22–5. */
export type PartOfDay = "morning" | "afternoon" | "evening" | "night";
/** What an officer decided; "none" is neither F1 nor F2. */
export type ContactClass = "F1" | "F2" | "none";

/**
 * Somebody who was near a case (`case_id`) or near one of its contacts (`of_contact_id`); both are null while nobody knows of
 * whom. Days are days of Vietnam since 1970. `day`, `part` and `minutes` are what is known now; what the person sent by
 * themselves stays in `sent_…` (with `confidence`) as they chose it, since `sent_ms`, in whole ten minutes; a contact of an interview
 * has it too once it is tied to it. `tied_…` says which officer tied it to the case. `class` is null while nobody decided; `suggested`, `rule_document` and
 * `rule_day` say what the policy suggested then, by which document, valid from when. `reason` and `note` are sealed.
 * `due_ms` and `due_kind` are those of the next follow-up that is not done. `became_case_id` is the case that this person
 * became, none that is discarded: the chain F0 → F1 → F0.
 */
export type ContactRow = {
  id: string;
  person_id: string;
  unit_id: string;
  unit_path: string;
  case_id: string | null;
  of_contact_id: string | null;
  source: "interview" | "app" | "file";
  day: number | null;
  part: PartOfDay | null;
  minutes: number | null;
  confidence: Confidence | null;
  sent_day: number | null;
  sent_part: PartOfDay | null;
  sent_minutes: number | null;
  sent_ms: string | null;
  tied_ms: string | null;
  tied_by: string | null;
  masked: "yes" | "no" | "unknown";
  distance: "under-1m" | "under-2m" | "same-room" | "other" | null;
  touched: boolean;
  carer: boolean;
  class: ContactClass | null;
  suggested: ContactClass | "unsure" | null;
  rule_document: string | null;
  rule_day: number | null;
  reason: Uint8Array | null;
  classed_ms: string | null;
  classed_by: string | null;
  note: Uint8Array | null;
  due_ms: string | null;
  due_kind: FollowUpRow["kind"] | null;
  became_case_id: string | null;
  version: number;
  made_ms: string;
  made_by: string;
  changed_ms: string;
  changed_by: string;
};

/** One thing to do for a contact, by when, and what came of it. `note` is sealed under the person's key. */
export type FollowUpRow = {
  id: string;
  contact_id: string;
  unit_path: string;
  kind: "call" | "visit" | "test";
  due_ms: string;
  outcome: "well" | "symptoms" | "no-answer" | "sampled" | "negative" | "positive" | "dropped" | null;
  done_ms: string | null;
  done_by: string | null;
  note: Uint8Array | null;
  version: number;
  made_ms: string;
  made_by: string;
};

/** How many contacts a case with any has, by source and by class, kept by the database beside them (`counted-migration.ts`). */
export type ContactsOfCaseRow = {
  case_id: string;
  interview: number;
  app: number;
  file: number;
  F1: number;
  F2: number;
};

declare module "../tables.ts" {
  interface Tables {
    contact: ContactRow;
    contacts_of_case: ContactsOfCaseRow;
    follow_up: FollowUpRow;
  }
}
