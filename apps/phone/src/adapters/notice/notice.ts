/** Notices: which of them it is, and what may stand on a lock screen. */
import type { NoticeSubject } from "@bluezone/device/ports";
import { type Instant, Minutes, wallTime } from "@bluezone/protocol/time";

/** A notice by its text: the reminder about Bluetooth has another in the morning, at noon and in the evening. */
export type Notice =
  | "attention"
  | "unfinished-share"
  | "cannot-hear"
  | "cannot-send"
  | "bluetooth-off-morning"
  | "bluetooth-off-noon"
  | "bluetooth-off-noon-idle"
  | "bluetooth-off-evening";

/** A button under a notice, by what it is for. */
export type NoticeButton = "switch-on" | "not-today";

/** What a notice says. */
export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

/** Gives the texts in the language that is chosen when the notice is posted, at `now`. */
export interface NoticeWords {
  of(told: NoticeSubject, now: Instant): NoticeText;
  button(button: NoticeButton): string;
}

/** The buttons under a notice, and whether a tap on one opens the app. */
export const buttonsOf = (
  kind: NoticeSubject["is"],
): readonly { readonly name: NoticeButton; readonly opens: boolean }[] =>
  kind === "bluetooth-off"
    ? [
        { name: "switch-on", opens: true },
        { name: "not-today", opens: false },
      ]
    : [];

/** The text of a notice at this time of Vietnam's clock: mornings end at 12, afternoons at 18. "idle": not a minute worked today. */
export function noticeOf(told: NoticeSubject, now: Instant): Notice {
  if (told.is === "radio-failing") return told.why === "mute" ? "cannot-send" : "cannot-hear";
  if (told.is !== "bluetooth-off") return told.is;
  const { hour } = wallTime(now, "vietnam");
  if (hour < 12) return "bluetooth-off-morning";
  if (hour >= 18) return "bluetooth-off-evening";
  return told.workedToday < Minutes(1) ? "bluetooth-off-noon-idle" : "bluetooth-off-noon";
}

/** Words that tell whoever sees the phone lying about something of its owner's health. Stems, in NFC and small letters. */
const HEALTH_WORDS = [
  "bệnh",
  "cách ly",
  "ca f0",
  "covid",
  "dịch",
  "dương tính",
  "f1",
  "f2",
  "lây",
  "nhiễm",
  "sốt",
  "sức khỏe",
  "sức khoẻ",
  "tiếp xúc",
  "triệu chứng",
  "vi rút",
  "xét nghiệm",
  "y tế",
  "contact",
  "disease",
  "exposed",
  "exposure",
  "fever",
  "health",
  "infect",
  "isolat",
  "positive",
  "quarantine",
  "sick",
  "symptom",
  "tested",
  "virus",
];

const isLetter = (sign: string | undefined): boolean =>
  sign !== undefined && sign.toLowerCase() !== sign.toUpperCase();

/** Whether a text holds a health word, at the start of any word, in any case and either form of accents. */
export function holdsHealthWord(text: string): boolean {
  const small = text.normalize("NFC").toLowerCase();
  return HEALTH_WORDS.some((word) => {
    for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1))
      if (!isLetter(small[at - 1])) return true;
    return false;
  });
}

/** The text as it may stand on a lock screen: without a health word, or else only the app's name. */
export const onLockScreen = (text: NoticeText): NoticeText =>
  holdsHealthWord(`${text.title} ${text.body}`) ? { title: "Bluezone", body: "" } : text;
