/** Follow-ups of contacts. */
import type { Same } from "@bluezone/vietnamese/catalog";
import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";
import type { followUps as vi } from "../vi/follow-ups.ts";

/** The same in English. */
export const followUps = {
  list: "Follow-ups by their time",
  when: "When",
  when_late: "Overdue: {{number}}",
  when_today: "Left today: {{number}}",
  when_later: "After today: {{number}}",
  when_done: "Done today: {{number}}",
  empty_late: "Nothing is overdue.",
  empty_none: "Nothing is due today.",
  empty_today: "Everything for today is done.",
  empty_later: "Nothing is set after today.",
  empty_done: "No outcome is recorded today yet.",
  class: "Class",
  kind: FRAME.en.what,
  kind_call: VALUES.en.call,
  kind_visit: "visit",
  kind_test: "take a sample",
  due: FIELDS.en.due,
  done: "Done at",
  outcome: FIELDS.en.result,
  outcome_well: "well",
  outcome_symptoms: VALUES.en.hasSymptoms,
  "outcome_no-answer": "not reached",
  outcome_sampled: "sample taken, result to come",
  outcome_negative: VALUES.en.negative,
  outcome_positive: VALUES.en.positive,
  outcome_dropped: "not needed any more",
  outcomeMissing: FIELDS.en.resultMissing,
  note: FRAME.en.note,
  quarantine: capital(VALUES.en.quarantine),
  startQuarantine: VERBS.en.startQuarantine,
  inQuarantine: VALUES.en.inQuarantine,
  record: VERBS.en.recordOutcome,
  recordFor: "Record the outcome for {{name}}",
  doneNext: "Recorded; next {{time}}.",
  doneAlone: "Recorded.",
  positiveHint:
    "A positive result: save, then open this person's page and choose “Record a positive result”.",
  symptomsHint: "{{signs}}: call 115 first.",
  next: "Next",
  nextNone: "nothing more",
  day: "Day of the follow-up",
  time: "Time",
  timeHint: "For example 8:00",
  timeWrong: "Type a time such as 8:00.",
  make: "Set a follow-up",
  makeSend: "Set it",
  made: "Set for {{time}}.",
  move: "Other time",
  moveFor: "Other time for {{name}}",
  moveTitle: "Set another time",
  moved: "Moved to {{time}}.",
  none: "Nothing is set.",
  fault_person_died:
    "A case says that this person died. Nothing is planned. If that is wrong, open the case again and correct it.",
  fault_due_invalid: "The time is over or more than 60 days ahead. Nothing is saved. Choose another time.",
  fault_outcome_invalid: "This cannot come of it. Nothing is saved. Choose another outcome.",
  fault_conflict: "Somebody has just recorded or moved it. Nothing is lost. Close this to see what is new.",
} as const satisfies Same<typeof vi>;
