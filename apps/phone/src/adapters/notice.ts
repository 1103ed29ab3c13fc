/** Notices: which of them it is, and what may stand on a lock screen. */
import type { Notifier } from "@bluezone/device/ports";
import { type Instant, wallTime } from "@bluezone/protocol/time";

/** A notice by its text: the reminder about Bluetooth has another in the morning, at noon and in the evening. */
export type Notice =
  | "attention"
  | "unfinished-share"
  | "bluetooth-off-morning"
  | "bluetooth-off-noon"
  | "bluetooth-off-evening";

/** A button under a notice, by what it is for. */
export type NoticeButton = "switch-on" | "not-today";

/** What a notice says. */
export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

/** Gives the texts in the language that is chosen when the notice is posted. */
export interface NoticeWords {
  of(notice: Notice): NoticeText;
  button(button: NoticeButton): string;
}

type Kind = Parameters<Notifier["notify"]>[0];

/** The buttons under a notice of a kind, and whether a tap on one opens the app. */
export const buttonsOf = (kind: Kind): readonly { readonly name: NoticeButton; readonly opens: boolean }[] =>
  kind === "bluetooth-off"
    ? [
        { name: "switch-on", opens: true },
        { name: "not-today", opens: false },
      ]
    : [];

/** The notice of a kind at this time of Vietnam's clock: mornings end at 12, afternoons at 18. */
export function noticeOf(kind: Kind, now: Instant): Notice {
  if (kind !== "bluetooth-off") return kind;
  const { hour } = wallTime(now, "vietnam");
  return hour < 12 ? "bluetooth-off-morning" : hour < 18 ? "bluetooth-off-noon" : "bluetooth-off-evening";
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
