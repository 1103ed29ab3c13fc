/** The tables of what units make of their tasks. */

/**
 * One unit's part of a task. `giver` is the unit that passed it down; `parent_id` the part of the giver, when it was given on;
 * `handed_to` is set once the unit has ended and another goes on with it: such a row is history.
 */
export type AssignmentRow = {
  id: string;
  task_id: string;
  directive_id: string;
  unit_id: string;
  unit_path: string;
  giver_id: string;
  giver_path: string;
  parent_id: string | null;
  taken_over_from: string | null;
  handed_to: string | null;
  note: string;
  due_day: number;
  state: string;
  passed_ms: string;
  seen_ms: string | null;
  acknowledged_ms: string | null;
  acknowledged_by: string | null;
  started_ms: string | null;
  submitted_ms: string | null;
  decided_ms: string | null;
  decided_by: string | null;
  reason: string;
  version: number;
};

/** A piece of evidence, in the order of `position`; a photo is a blob and has its caption in `text`. */
export type EvidenceRow = {
  id: string;
  assignment_id: string;
  position: number;
  kind: string;
  text: string;
  blob: string | null;
  sha256: string | null;
  media_type: string | null;
  added_ms: string;
  added_by: string;
};

declare module "../tables.ts" {
  interface Tables {
    assignment: AssignmentRow;
    evidence: EvidenceRow;
  }
}
