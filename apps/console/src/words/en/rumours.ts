/** Claims and corrections. */
import type { Same } from "@bluezone/vietnamese/catalog";
import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import type { rumours as vi } from "../vi/rumours.ts";

export const rumours = {
  empty: "There are no claims to check.",
  intro: "Note what is said, never who says it: no name, no account, no screenshot, no link.",
  list: "Claims",
  waiting: "{{count}} waiting",
  heard: "What is said",
  heardHint: "For example: they say that the market will close for 15 days.",
  heardMissing: "Type what is said.",
  day: "Heard on",
  claimTitle: "Note a claim",
  claim: "Note a claim",
  claimed: "Noted; it waits to be checked.",
  state: FRAME.en.state,
  allStates: "All states",
  state_new: "to be checked",
  state_answered: "to be approved",
  state_published: "corrected",
  state_closed: VALUES.en.closed,
  state_withdrawn: "withdrawn",
  label: "Finding",
  labelMissing: "Choose the finding.",
  label_fake: "False news",
  label_wrong: "Untrue",
  label_true: "True",
  answerTitle: "Answer",
  claimVi: "The claim in short, in Vietnamese",
  claimEn: "The claim in English",
  answerVi: "What is true, in Vietnamese",
  answerEn: "What is true, in English",
  source: "Source: office, document, day",
  checkedDay: "Checked on",
  missing: FRAME.en.fieldMissing,
  answer: "Send for approval",
  answered: "Sent for approval.",
  approve: "Approve and publish",
  approved: "Published on the page of corrections.",
  approveText: "Everybody will read this correction on the public page and in the app.",
  mine: "Who wrote it cannot approve it; somebody else must.",
  giveBack: "Give back",
  gaveBack: "Given back with the reason.",
  reason: FRAME.en.reason,
  reasonMissing: FIELDS.en.reasonMissing,
  close: "Close this claim",
  withdraw: "Withdraw the correction",
  closed: capital(VALUES.en.closed),
  bulletin: "Begin a bulletin with it",
  bulletinOpen: "Open its bulletin",
  pointer: "About other matters: tingia.gov.vn, 1800 8108 (from January 2021).",
  illustrative: FRAME.en.illustrative,
  fault_has_link:
    "There is a link or the address of a page. Nothing was kept. Take it out; note only what is said.",
  fault_has_account:
    "There is the name of an account or group. Nothing was kept. Take it out; note only what is said.",
  fault_has_phone: "There is a phone number. Nothing was kept. Take it out; note only what is said.",
  fault_has_id:
    "There is a number of a paper or a patient. Nothing was kept. Take it out; note only what is said.",
  fault_has_person: "There is somebody's name. Nothing was kept. Take it out; note only what is said.",
  fault_has_file: "There is a picture or page code. Nothing was kept. Use plain words.",
  fault_forbidden_words: "Some words frighten, blame or promise. Nothing was kept. Write it anew and send.",
  fault_same_person:
    "Who wrote it, or was invited by the same administrator, cannot approve it. Nothing has changed. Ask somebody else.",
  fault_day_wrong:
    "The day lies ahead, or more than 60 days back. Nothing was kept. Change the day and send again.",
} as const satisfies Same<typeof vi>;
