/** The tables of quarantine. Days are days of Vietnam since 1970. What is text about a person is sealed under their key. */

/**
 * Somebody in quarantine, from the first day to the last; day 1 is the first. `rule_day` is a day of the rule that it
 * goes by: tests follow from it. `site_name` names a place and is null at home. Open while `ended_day` is null.
 * `end_reason` and `start_reason` are sealed.
 */
export type QuarantineRow = {
  id: string;
  person_id: string;
  unit_id: string;
  unit_path: string;
  commune: string | null;
  contact_id: string | null;
  case_id: string | null;
  place: "home" | "site";
  site_name: string | null;
  vaccinated: boolean;
  rule_day: number;
  first_day: number;
  last_day: number;
  watch_day: number | null;
  ended_day: number | null;
  ended_ms: string | null;
  ended_by: string | null;
  end_kind: "rule" | "reasoned" | "early" | "late" | "positive" | "died" | null;
  end_reason: Uint8Array | null;
  start_reason: Uint8Array | null;
  version: number;
  made_ms: string;
  made_by: string;
  changed_ms: string;
};

/**
 * Temperature and symptoms of half a day. One row of each half-day holds: `replaced_ms` is null. A correction adds a row and
 * keeps the former. `tenths` are tenths of a degree; `symptoms` are words of the contract with commas. `by` is null when the
 * person told it. `visit_id` and `recorded_ms` are those of a round without a network, null for what was entered at the desk.
 */
export type QuarantineLogRow = {
  quarantine_id: string;
  day: number;
  half: "morning" | "afternoon";
  nth: number;
  tenths: number | null;
  symptoms: string;
  by: string | null;
  at_ms: string;
  replaced_ms: string | null;
  visit_id: string | null;
  recorded_ms: string | null;
};

/** That an officer came on a round and met nobody, so that somebody comes again. */
export type QuarantineMissedRow = {
  quarantine_id: string;
  visit_id: string;
  recorded_ms: string;
  by: string;
};

/** A sample, by the day of the course that it is for, and what came of it. */
export type QuarantineTestRow = {
  quarantine_id: string;
  course_day: number;
  taken_day: number;
  result: "negative" | "positive" | null;
  result_day: number | null;
  by: string;
  at_ms: string;
};

/** That somebody went from one place to another. */
export type QuarantineMoveRow = {
  quarantine_id: string;
  version: number;
  from_place: "home" | "site";
  from_site: string | null;
  to_place: "home" | "site";
  to_site: string | null;
  at_ms: string;
  by: string;
};

/** That a rule, by its first day, moved an end. Seen when an officer has confirmed it. */
export type QuarantineChangeRow = {
  quarantine_id: string;
  rule_day: number;
  old_last_day: number;
  new_last_day: number;
  at_ms: string;
  seen_ms: string | null;
  seen_by: string | null;
};

/**
 * The person's own way in: a keyed hash of the code in their link. It opens while they are in quarantine, and the paper
 * a week longer.
 * `code` is the code itself, sealed under the person's key, so that a reminder brings the same link; null after the end.
 */
export type QuarantineLinkRow = {
  quarantine_id: string;
  hash: Uint8Array;
  code: Uint8Array | null;
  reminded_day: number | null;
  made_ms: string;
};

/** How a site keeps people from infecting each other, on a day: the contract's items with yes or no, as JSON. No person. */
export type CampCheckRow = {
  id: string;
  unit_id: string;
  unit_path: string;
  site_name: string;
  day: number;
  items: string;
  version: number;
  by: string;
  at_ms: string;
};

declare module "../tables.ts" {
  interface Tables {
    quarantine: QuarantineRow;
    quarantine_log: QuarantineLogRow;
    quarantine_missed: QuarantineMissedRow;
    quarantine_test: QuarantineTestRow;
    quarantine_move: QuarantineMoveRow;
    quarantine_change: QuarantineChangeRow;
    quarantine_link: QuarantineLinkRow;
    camp_check: CampCheckRow;
  }
}
