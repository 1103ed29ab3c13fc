import type { Same } from "@bluezone/vietnamese/catalog";
import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";
import type { care as vi } from "../vi/care.ts";

/** The same in English. */
export const care = {
  title: "Records between units",
  ask: "Ask for another unit's record",
  askTitle: "Ask for a record that another unit keeps",
  askHelp: "The unit that keeps it reads the reason and answers. Until then nothing changes.",
  askPerson: "Ask for the record of {{name}}",
  number: FIELDS.en.caseNumber,
  numberHint: "For example AG-0217",
  numberWrong: "Type a case number such as AG-0217.",
  wish: "Wants",
  wish_take: "look after the person from now on",
  wish_read: "read it for {{days}} days",
  wishMissing: FIELDS.en.choiceMissing,
  reason: FRAME.en.reason,
  reasonHint: "One sentence; no names, no phone numbers.",
  reasonMissing: "Give a reason of at least 3 letters.",
  send: "Send the request",
  sent: "The request was sent to {{units}}.",
  give: "Hand over to another unit",
  giveTitle: "Hand {{name}} over to another unit",
  giveHelp:
    "Once that unit takes this person over it also looks after quarantine and follow-ups. The case that they were near stays where it is.",
  given: "The request was sent.",
  giveFind: FRAME.en.unitFind,
  giveUnit: "Unit that takes over",
  giveUnitMissing: "Choose a unit.",
  giveReasonMissing: "Give a reason, at least three letters.",
  giveSend: "Send request",
  somebody: "somebody",
  waitTake: "{{unit}} asks to look after {{who}}. Reason: {{reason}}",
  waitRead: "{{unit}} asks to read the record of {{who}}. Reason: {{reason}}",
  waitGive: "{{unit}} asks this unit to look after {{who}}. Reason: {{reason}}",
  theirsAsk: "Waiting for {{unit}} to answer about the record of {{who}}. Reason: {{reason}}",
  theirsGive: "Waiting for {{unit}} to look after {{who}}. Reason: {{reason}}",
  answered_moved: "Record of {{who}}, {{unit}}: handed over.",
  answered_shown: "Record of {{who}}, {{unit}}: can be read until {{time}}.",
  answered_declined: "Record of {{who}}, {{unit}}: not agreed.",
  answered_withdrawn: "Record of {{who}}, {{unit}}: withdrawn.",
  move: "Hand the record over",
  moveText:
    "From now on {{unit}} looks after this person and keeps all records. This unit no longer sees them.",
  take: "Take over",
  show: "Let them read it for {{days}} days",
  decline: "Not now",
  withdraw: VERBS.en.withdraw,
  done_moved: "The record was handed over.",
  done_taken: "Taken over.",
  done_shown: "They can read it now.",
  done_declined: "Answered: not now.",
  done_withdrawn: "The request was withdrawn.",
  contact: capital(VALUES.en.contact),
  fault_phone_invalid:
    "The phone number is not right. Nothing was sent; correct it in the record and ask again.",
  fault_not_found: "No such record was found. Nothing was sent; check the case number.",
  fault_quota_exceeded: "Too many look-ups in this hour. Nothing was sent. Try again later.",
  fault_own_record: "This unit can read that record already: find it in the search above. Nothing was sent.",
  fault_asked_already: "This was asked already and waits for its answer. Nothing more was sent.",
  fault_names_somebody:
    "The reason has a name or a phone number in it. Nothing was sent; take it out and send again.",
  fault_unit_unknown: "That unit takes no records. Nothing was sent; choose another.",
  fault_same_unit: "This person is in that unit's care already. Nothing was sent.",
  fault_has_case:
    "This person has an open case: hand the case over instead of the contact. Nothing was sent.",
  fault_conflict:
    "Somebody answered already, or the record changed. Nothing was saved this time; see what is there now.",
} as const satisfies Same<typeof vi>;
