/** Requests for advice. */
import type { Same } from "@bluezone/vietnamese/catalog";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";
import type { advice as vi } from "../vi/advice.ts";

export const advice = {
  intro:
    "People who have come back, or whose family has, ask the station for advice. About themselves and their family alone; phone and ID numbers were taken out of the message. Only health officers read them; they cannot be exported.",
  waiting_other: "{{count}} people wait for advice.",
  waiting_one: "{{count}} person waits for advice.",
  list: "Requests for advice",
  empty: "Nobody asks for advice.",
  show: VERBS.en.show,
  all: "all requests",
  state_new: "to be looked at",
  state_closed: VALUES.en.done,
  for: "For whom",
  for_self: "themselves",
  for_family: VALUES.en.family,
  needs: "Needs",
  need_quarantine: VALUES.en.quarantine,
  need_test: "a test",
  need_other: VALUES.en.otherMatter,
  text: "Message",
  noText: "nothing written",
  phone: FIELDS.en.phone,
  phone_yes: "yes, shown for the call",
  phone_no: "left no number",
  outcome_call: "in the queue of calls",
  outcome_answered: "advised otherwise",
  outcome_nothing: "nothing to do",
  openOf: "{{receipt}}, open the request",
  titleOf: "Request for advice {{receipt}}",
  call: "Into the queue of calls",
  answered: "Advised otherwise",
  nothing: "Nothing to do",
  done: "Noted. This request is deleted after 30 days.",
  fault_phone_missing:
    "This person left no number, so there can be no call. Nothing was changed. Choose another way.",
} as const satisfies Same<typeof vi>;
