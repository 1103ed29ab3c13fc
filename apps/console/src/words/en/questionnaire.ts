import type { Same } from "@bluezone/vietnamese/catalog";
import { capital } from "@bluezone/vietnamese/labels/case";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import type { questionnaire as vi } from "../vi/questionnaire.ts";

/** The questions of the disease, at a case and a contact. */
export const questionnaire = {
  title: capital(VALUES.en.questionnaire),
  none: "Not filled in yet. The questionnaire has the questions of the disease; the interview is about who was near.",
  notAsked: "There is no questionnaire for today.",
  ask: "Ask and enter",
  change: "Change answers",
  drop: "Delete answers",
  dropTitle: "Delete these answers?",
  dropText: "Only for answers that were entered for the wrong person. They cannot be brought back.",
  dropped: "The answers were deleted.",
  saved: "The answers are saved.",
  by: "{{name}}, {{time}}",
  help: "Leave out what could not be asked. Further questions appear where they are needed.",
  answerOne: "There is no answer yet. Enter at least one.",
  number: "Type a number from {{least}} to {{most}}.",
  dayLate: "This day is to come.",
  long: "Too long. Write less.",
  clear: "no answer",
  fault_edition_invalid: "The questionnaire has changed. Nothing was saved. Reload the page and enter again.",
  fault_answer_invalid: "An answer does not fit. Nothing was saved. Reload the page and enter again.",
  fault_conflict: "Somebody else has just answered. Nothing was saved. Reload the page to see it.",
  fault_not_found: "There are no such answers within your unit.",
} as const satisfies Same<typeof vi>;
