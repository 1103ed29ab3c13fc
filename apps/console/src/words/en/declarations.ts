/** Health declarations. */
import type { Same } from "@bluezone/vietnamese/catalog";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";
import type { declarations as vi } from "../vi/declarations.ts";

export const declarations = {
  intro:
    "A declaration asks for no name and no ID number. Each is deleted after 30 days, or when its sender erases it.",
  waiting_other: "{{count}} declarations wait to be looked at.",
  waiting_one: "{{count}} declaration waits to be looked at.",
  list: "Declarations",
  empty: "There is no declaration.",
  show: VERBS.en.show,
  all: "all declarations",
  state_new: "to be looked at",
  state_reviewed: "looked at",
  for: "Declared for",
  for_self: "themselves",
  for_family: VALUES.en.family,
  for_other: "somebody whom they help",
  symptoms: FIELDS.en.symptoms,
  since: "since {{day}}",
  near: "Near a person who is ill, coughs or has fever",
  near_yes: FRAME.en.yes,
  near_no: "not that they know",
  near_unknown: VALUES.en.unknown,
  returned: "Came back from elsewhere",
  cares: "Please note",
  care_age60: VALUES.en.aged60,
  care_illness: "underlying disease",
  care_pregnant: VALUES.en.pregnant,
  care_caring: VALUES.en.caring,
  call: "Call-back",
  call_none: "left no number",
  call_waiting: "waits for a call",
  call_called: "called",
  flagged: "to be called",
  openOf: "{{receipt}}, open the form",
  titleOf: "Form {{receipt}}",
  diary: "Health diary",
  diaryEmpty: "No day is entered yet.",
  review: "Looked at, keep watching",
  flag: "To be called",
  flagHelp: "“To be called” puts this person's wish for a call at the head of the queue.",
  noPhone:
    "This person left no number. Mark “To be called” so that colleagues know; they are asked for one when they contact the station.",
  reviewed: "Noted as looked at.",
  flaggedDone: "Marked as to be called.",
} as const satisfies Same<typeof vi>;
