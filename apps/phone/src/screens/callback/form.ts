/** What a resident fills in to be called, and the message that it makes. */
import type { Wish } from "@bluezone/contract/health/from-phone";
import type { Alert } from "@bluezone/device/engine/alert/alert";
import type { MessageContent } from "@bluezone/device/message";
import { isoDay } from "@bluezone/protocol/time";
import { type Answers, readAnswers } from "../messages/answers.ts";
import { callable, shownNumber } from "../messages/number.ts";

/** What of an alert can be sent along, each with a switch of its own. */
export const SHAREABLE = ["day", "part", "minutes", "confidence"] as const;
export type Shareable = (typeof SHAREABLE)[number];

type Callback = Extract<MessageContent, { kind: "callback" }>;

/** The form. The switches are on from the start: they say what goes, and each can be switched off. */
export type CallbackForm = {
  phone: string;
  commune: string;
  wish: Wish;
  symptoms: string[];
} & Record<Shareable, boolean>;

const EMPTY: CallbackForm = {
  phone: "",
  commune: "",
  wish: "any",
  symptoms: [],
  day: true,
  part: true,
  minutes: true,
  confidence: true,
};

/** @param area the commune that the resident chose for this phone */
export const callbackForm = (kept: Answers | null, area: string | null): CallbackForm =>
  readAnswers({ ...EMPTY, commune: area ?? "" }, kept);

/** The form of a message that was not taken. */
export function formOfCallback({ phone, commune, wish, symptoms, shared }: Callback): CallbackForm {
  const on = (what: Shareable): boolean => shared === undefined || shared[what] !== undefined;
  return {
    phone: shownNumber(phone),
    commune,
    wish,
    symptoms: symptoms ?? [],
    day: on("day"),
    part: on("part"),
    minutes: on("minutes"),
    confidence: on("confidence"),
  };
}

/** What of an alert there is to send; a part of day that is hidden stays hidden. */
export const shareableOf = (alert: Alert): readonly Shareable[] =>
  SHAREABLE.filter((what) => what !== "part" || alert.part !== "hidden");

function sharedOf(form: CallbackForm, alert: Alert): NonNullable<Callback["shared"]> {
  const wanted = new Set(shareableOf(alert).filter((what) => form[what]));
  return {
    ...(wanted.has("day") ? { day: isoDay(alert.day) } : {}),
    ...(wanted.has("part") && alert.part !== "hidden" ? { part: alert.part } : {}),
    ...(wanted.has("minutes") ? { minutes: Math.min(alert.minutes, 1_440) } : {}),
    ...(wanted.has("confidence") ? { confidence: alert.confidence } : {}),
  };
}

/** The first thing without which it cannot be sent, or null. */
export function missingForCall({ phone, commune }: CallbackForm): "phone" | "commune" | null {
  if (callable(phone) === undefined) return "phone";
  return commune === "" ? "commune" : null;
}

/** The message; null while something is missing. Of an alert goes what is switched on, and nothing when all is off. */
export function callbackOf(form: CallbackForm, alert: Alert | null): Callback | null {
  const phone = callable(form.phone);
  if (phone === undefined || missingForCall(form) !== null) return null;
  const shared = alert === null ? {} : sharedOf(form, alert);
  return {
    kind: "callback",
    phone,
    commune: form.commune,
    wish: form.wish,
    ...(Object.keys(shared).length === 0 ? {} : { shared }),
    ...(alert !== null || form.symptoms.length === 0 ? {} : { symptoms: form.symptoms }),
  };
}
