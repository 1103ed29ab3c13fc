/** Requests for advice. */
import type { Same } from "@bluezone/vietnamese/catalog";
import type { advice as vi } from "../vi/advice.ts";

export const advice = {
  intro:
    "People who have come back, or whose family has, ask the station for advice. About themselves and their family alone; numbers of telephones and papers in the message were taken out. Health officers alone read them; there is no way to export them.",
  waiting_other: "{{count}} people wait for advice.",
  waiting_one: "{{count}} person waits for advice.",
  list: "Requests for advice",
  empty: "Nobody asks for advice.",
  show: "Show",
  all: "all requests",
  state_new: "to be looked at",
  state_closed: "closed",
  for: "For whom",
  for_self: "themselves",
  for_family: "family",
  needs: "Needs",
  need_quarantine: "quarantine",
  need_test: "a test",
  need_other: "something else",
  text: "Message",
  noText: "nothing written",
  phone: "Phone",
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
