import type { Same } from "@bluezone/vietnamese/catalog";
import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";
import type { round as vi } from "../vi/round.ts";

/** The same in English. */
export const round = {
  title: "Temperature round",
  desk: "Back to the desk",
  toSignIn: FRAME.en.signIn,
  firstTime: "Sign in once with a network; then you can take the list along.",
  signIn:
    "The session has ended. What you recorded is still on this phone: sign in again and open this page to send it.",
  offline: "No network at the moment. Go on recording; it is sent when there is one.",
  offlineEmpty: "No network, and no list on this phone yet. It takes a network to get the list.",
  noStore: "This browser keeps nothing when the page closes: close it only after sending.",
  by: "On the round: {{name}}",
  takeTitle: "Take today's list along",
  takeWhat:
    "For recording at people's homes without a network. The phone keeps name, phone number and place of those in quarantine today; no earlier temperatures.",
  takeUntil:
    "The list erases itself at the end of the day, after {{hours}} hours at most, and at once when you sign out. The audit log notes who took it along, and when.",
  takeLock: "Whoever can unlock this phone can read the list: set a screen lock, and lend it to nobody.",
  take: "Take the list along",
  takeAgain: "Get the list again",
  fault_round_too_large:
    "The list has more than {{most}} people, so it was not taken along. Nothing is on this phone. Let each station take its own part.",
  listTitle: "People to measure",
  listEmpty: "Nobody to measure today.",
  progress: "{{half}}: {{done}} of {{all}} recorded",
  half_morning: capital(VALUES.en.inTheMorning),
  half_afternoon: capital(VALUES.en.inTheAfternoon),
  keptUntil: "The list erases itself at {{time}}.",
  notKept: "This phone could not keep the page itself: do not close it where there is no network.",
  erase: "Erase the list from this phone",
  leave: "Sign out, erase everything here",
  leaveWaiting: "Visits not sent yet: {{n}}. Send each or discard it, then sign out.",
  day: "Day {{day}}/{{days}}",
  home: VALUES.en.atHome,
  site: VALUES.en.quarantineSite,
  testDue: "A sample is due today",
  call: "Call {{phone}}",
  entered: "Recorded for this half-day",
  pending: "{{time}}: {{value}} · waits to be sent",
  toChoose: "{{time}}: {{value}} · needs your choice",
  nobody: "nobody met",
  open: "Record",
  openOf: "Record: {{name}}",
  fix: "Record again",
  fixOf: "Record again: {{name}}",
  temperature: FIELDS.en.temperature,
  temperatureHint: "36.8 or 368; empty if not taken",
  save: "Save on this phone",
  saveNobody: "Came, met nobody",
  cancel: "Cancel",
  recorded: "Recorded {{name}}: {{value}}.",
  waiting_one: "{{count}} visit waits to be sent",
  waiting_other: "{{count}} visits wait to be sent",
  allSent: "All sent",
  arrived_one: "{{count}} visit sent.",
  arrived_other: "{{count}} visits sent.",
  send: VERBS.en.sendNow,
  others_one: "{{count}} visit recorded by somebody else on this phone waits until they sign in.",
  others_other: "{{count}} visits recorded by somebody else on this phone wait until they sign in.",
  refusedTitle_one: "{{count}} visit needs your choice",
  refusedTitle_other: "{{count}} visits need your choice",
  refusedHead: "{{name}}, {{time}}: {{value}}",
  nameless: "This person",
  out: "Somebody no longer with your station",
  refused_conflict:
    "Somebody else recorded this half-day at {{time}}: {{value}}. Yours is not on the server.",
  refused_moved:
    "When you recorded this, the record already had another place: {{place}}. Check that it is the right person.",
  refused_ended: "The quarantine ended on {{day}}, before you recorded this.",
  refused_died: "The record says that this person died on {{day}}, before you recorded this.",
  refused_not_found: "This person is no longer with your station, so the server does not take it.",
  refused_day_invalid:
    "The time lies outside the days of quarantine, or is more than seven days ago. Check the phone's date and time.",
  refused_symptom_unknown:
    "The desk's list of symptoms has changed, so this visit was not kept. Enter it at the desk.",
  refused_temperature_invalid: "The temperature is not right, so the server does not take it.",
  keepMine: "Keep mine",
  keepTheirs: "Keep what is there",
  keepMoved: "Right person, keep it",
  discard: "Discard this visit",
  openFile: "Open the quarantine record",
} as const satisfies Same<typeof vi>;
