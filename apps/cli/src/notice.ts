/** What a phone says of itself, in plain English: notices, shares, events. Screens have their own words. */
import type { PhoneEvent } from "@bluezone/device/event";
import type { Notice, PhoneState } from "@bluezone/device/state";
import { type Instant, isoDay, isoInstant } from "@bluezone/protocol/time";
import { shownInstant, shownLength } from "./shown.ts";

type Alert = PhoneState["alerts"][number];

const LISTS = {
  "bad-signature": "their signature is wrong",
  "rolled-back": "lines that were there are gone",
  frozen: "the export stands still",
} as const;

/** A notice as one sentence. */
export function noticeText(notice: Notice): string {
  switch (notice.is) {
    case "welcome":
      return "Not started: nothing happens before the first run.";
    case "no-radio":
      return "There is no radio here: nothing is sent and nothing is heard.";
    case "positive-not-shared":
      return `A positive result is not shared yet; that can be done until ${shownInstant(notice.until)}.`;
    case "exposed-high":
    case "exposed-low":
    case "withdrawn":
      return alertText(notice.alert);
    case "bluetooth-off":
      return `Bluetooth is off since ${shownInstant(notice.since)}.`;
    case "permission-missing":
      return `Bluetooth is refused since ${shownInstant(notice.since)}.`;
    case "update":
      return `Too old: version ${notice.minimum} is needed.`;
    case "switched-off":
      return `The operator has switched radios off until ${shownInstant(notice.until)}: ${notice.reason.en}`;
    case "stopped":
      return `Not running since ${shownInstant(notice.from)}${notice.to === null ? "" : ` until ${shownInstant(notice.to)}`}.`;
    case "silent":
      return `No phone was heard in ${shownLength(notice.for)} of listening.`;
    case "storage-full":
      return "The store cannot be written; make room.";
    case "clock-wrong":
      return `This machine's clock is wrong by ${shownLength(notice.by < 0 ? (-notice.by as never) : notice.by)}.`;
    case "data-damaged":
      return "Something stored could not be read; the rest is kept.";
    case "cannot-send":
      return "Bluetooth is on and this phone is not heard.";
    case "cannot-hear":
      return "Bluetooth is on and this phone hears nothing.";
    case "lists-refused":
      return `The key server's lists are refused: ${LISTS[notice.why]}.`;
    case "not-checked":
      return `Lists were not read since ${shownInstant(notice.since)}.`;
    case "config-expired":
      return `The signed configuration has expired since ${shownInstant(notice.since)}; the last one goes on.`;
    case "paused":
      return `Paused until ${shownInstant(notice.until)}.`;
    case "positive-shared":
      return `A positive result was shared ${shownInstant(notice.at)}.`;
    case "offline":
      return "The key server did not answer; it is asked again.";
    case "first-day":
    case "protected":
      return "No encounter to tell of.";
  }
}

/** An alert as one sentence. */
function alertText({ day, minutes, level, confidence, unmeasured, withdrawnAt, testBefore }: Alert): string {
  const on = `the encounter of ${isoDay(day)}`;
  if (withdrawnAt !== null) return `Withdrawn: ${on} no longer counts, because the result was revised.`;
  return `Alert (${level}): ${on}, ${minutes} min near, confidence ${confidence}${unmeasured ? " (heard clearly, but a model was never measured)" : ""}; ask for a test before ${isoDay(testBefore)}.`;
}

/** Where a share stands, as one sentence. */
export function shareText(share: PhoneState["share"]): string {
  switch (share.is) {
    case "none":
      return "No code entered.";
    case "checking":
      return share.cut
        ? `The health server did not answer; ${again(share.nextTry)}.`
        : "The code is being checked.";
    case "refused":
      return `The code was refused (${share.code}).`;
    case "ready":
      return `The code is good (${share.testType}); nothing was sent. Share until ${shownInstant(share.until)}${share.onset === null ? "; it asks when symptoms started" : ""}.`;
    case "sending":
      return share.cut ? `A server did not answer; ${again(share.nextTry)}.` : "Sending.";
    case "shared":
      return `Shared ${shownInstant(share.at)} (${share.testType}).`;
    case "already-shared":
      return "Everything this phone has was shared before.";
    case "negative":
      return "The result is negative: nothing was shared.";
    case "failed":
      return `Not sent, and this code can send it no more (${share.code}).`;
  }
}

/** A cut call is made again no sooner than this; all phones at once would keep a server down. */
const again = (t: Instant | null): string =>
  t === null
    ? "it is asked again"
    : `it is asked again from ${isoInstant(t).slice(11, 19)} UTC, by phone run or phone share`;

/** A whole state, each alert once. */
export function stateText({ panel, bars, lines, alerts, share }: PhoneState): string {
  const told = [panel, ...bars].map((notice) => ("alert" in notice ? notice.alert.id : undefined));
  const at = (t: PhoneState["lines"]["lastChecked"]) => (t === null ? "never" : shownInstant(t));
  return [
    noticeText(panel),
    ...bars.map(noticeText),
    `Lists read: ${at(lines.lastChecked)}.`,
    `Share: ${shareText(share)}`,
    ...alerts.filter(({ id }) => !told.includes(id)).map(alertText),
  ].join("\n");
}

/** An event on one line, with its figures. */
export function eventText({ at, is, ...figures }: PhoneEvent): string {
  const told = Object.entries(figures).map(([name, value]) => `${name} ${String(value)}`);
  return [`${shownInstant(at)}  ${is}`, ...told].join("  ");
}
