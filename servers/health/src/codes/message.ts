/**
 * The texts that carry a code, as they were written for the people who get them. A positive result never stands in
 * the first 80 characters, which a lock screen shows. Without accents a text fits GSM-7 and costs half.
 */
import { type Day, type Duration, dayOf, type Instant, inMinutes, wallTime } from "@bluezone/protocol/time";
import { showCode } from "@bluezone/vietnamese/code";
import { clockPhrase, dayMonth } from "@bluezone/vietnamese/date";
import { nfc, unaccent } from "@bluezone/vietnamese/fold";
import type { Locale } from "@bluezone/vietnamese/locale";
import { LABELS, type Label } from "../sms/label.ts";

/** What a text can name. `until`: the end of the link, told rounded down to the hour, so that it is never too late. */
export type MessageParts = {
  readonly station: string;
  readonly hotline: string;
  readonly testDay: Day | undefined;
  readonly link: string;
  readonly until: Instant;
  readonly shortCode: string;
  readonly shortLife: Duration;
};

/** A text in one language, with its accents or without. In NFC. */
export function message(label: Label, parts: MessageParts, locale: Locale, accents: boolean): string {
  const text = nfc(TEXTS[locale][label](parts));
  return accents ? text : unaccent(text);
}

/** Days as both languages write them in a message: "20/12". */
const dayText = (day: Day): string => dayMonth(day, "vi");
const untilText = ({ until }: MessageParts, locale: Locale): string => {
  const { hour } = wallTime(until, "vietnam");
  return `${clockPhrase({ hour, minute: 0 }, locale)} ${dayText(dayOf(until, "vietnam"))}`;
};
const tested = ({ testDay }: MessageParts, before: string): string =>
  testDay === undefined ? "" : ` ${before} ${dayText(testDay)}`;

/** Characters of a message that a lock screen shows. */
const PREVIEW = 80;

/**
 * A text whose `news` begins behind what a lock screen shows: where sender and date are too short for that, the
 * question line moves forward, and a sentence joins it.
 */
function afterPreview(opening: string, ask: string, sentence: string, lead: string, news: string): string {
  if (`${opening} ${lead} `.length >= PREVIEW) return `${opening} ${lead} ${news} ${ask}`;
  const moved = `${opening} ${ask}. ${lead} `;
  return moved.length >= PREVIEW ? moved + news : `${opening} ${ask}. ${sentence} ${lead} ${news}`;
}

const TEXTS: Readonly<Record<Locale, Readonly<Record<Label, (parts: MessageParts) => string>>>> = {
  vi: {
    result: (p) =>
      afterPreview(
        `${p.station} gửi kết quả xét nghiệm${tested(p, "ngày") || " mới nhất"}.`,
        `Hỏi: ${p.hotline}`,
        "Tin này chỉ gửi cho người làm xét nghiệm.",
        "Xin đọc hết tin. Kết quả",
        `dương tính, y tế sẽ gọi. Báo người đã ở gần: ${p.link} (đến ${untilText(p, "vi")}).`,
      ),
    spoken: (p) =>
      `${p.station}: mã xác nhận Bluezone ${showCode(p.shortCode)}, dùng trong ${inMinutes(p.shortLife)} phút. Mở Bluezone, bấm Tôi có mã. Không đưa mã cho ai.`,
    newCode: (p) =>
      `Bluezone: mã mới để báo cho người đã ở gần: ${p.link} (đến ${untilText(p, "vi")}). Mã chỉ dùng một lần.`,
    unfinished: (p) =>
      `Bluezone: còn một bước để báo cho người đã ở gần: ${p.link} (đến ${untilText(p, "vi")}). Không muốn thì bỏ qua.`,
    negative: (p) =>
      `${p.station}: kết quả xét nghiệm${tested(p, "ngày")} là âm tính. Đang cách ly thì chờ trạm báo ngày hết. Hỏi: ${p.hotline}`,
    revised: (p) =>
      afterPreview(
        `${p.station}: kết quả xét nghiệm${tested(p, "ngày")} đã được xem lại.`,
        `Hỏi: ${p.hotline}`,
        "Tin này chỉ gửi cho người làm xét nghiệm.",
        "Xin đọc hết tin. Kết quả",
        `là âm tính, thành thật xin lỗi. Rút cảnh báo đã gửi: ${p.link} (đến ${untilText(p, "vi")}).`,
      ),
  },
  en: {
    result: (p) =>
      afterPreview(
        `${p.station} sends your test result${tested(p, "of")}.`,
        `Questions: ${p.hotline}`,
        "This text is only for the person who was tested.",
        "Please read to the end. The result is",
        `positive; we will call you. Tell people you were near: ${p.link} (until ${untilText(p, "en")}).`,
      ),
    spoken: (p) =>
      `Your Bluezone code is ${showCode(p.shortCode)}, for ${inMinutes(p.shortLife)} minutes. Open Bluezone, tap I have a code. Give it to nobody.`,
    newCode: (p) =>
      `Bluezone: new code to tell people you were near: ${p.link} (until ${untilText(p, "en")}). Works once.`,
    unfinished: (p) =>
      `Bluezone: one step left to tell people you were near: ${p.link} (until ${untilText(p, "en")}). Ignore this if you prefer.`,
    negative: (p) =>
      `Your test${tested(p, "of")} is negative. If in quarantine, wait for us to tell you the last day. Questions: ${p.hotline}`,
    revised: (p) =>
      afterPreview(
        `${p.station} has looked at your test result${tested(p, "of")} again.`,
        `Questions: ${p.hotline}`,
        "This text is only for the person who was tested.",
        "Please read to the end. The result is",
        `negative; we apologise. Withdraw the alerts that were sent: ${p.link} (until ${untilText(p, "en")}).`,
      ),
  },
};

/** A label as a request gives it: "result", or "result.en" for the English text. Undefined when there is none such. */
export function readLabel(text: string): { readonly label: Label; readonly locale: Locale } | undefined {
  const [name, locale = "vi", ...more] = text.split(".");
  const label = LABELS.find((known) => known === name);
  if (!label || more.length > 0 || (locale !== "vi" && locale !== "en")) return undefined;
  return { label, locale };
}
