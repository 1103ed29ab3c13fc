/**
 * A bulletin put together in the order of its genre: opening, greeting, headline, three to five items with one action
 * each, the key message word for word, the number to call read digit by digit, closing.
 */
import type { Part } from "@bluezone/contract/rollout/bulletin-content";
import { D55 } from "@bluezone/policy/key-message";
import { type Day, isoDay } from "@bluezone/protocol/time";
import { weekday } from "@bluezone/vietnamese/date";
import { parsePhone, showPhone } from "@bluezone/vietnamese/phone";
import { sayDigits } from "./say-digits.ts";

/** A headline or an item with its words. */
export type Words = { readonly code: string | null; readonly text: string };
/** All that is read out. */
export type Script = {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly headline: Words | undefined;
  readonly items: readonly Words[];
  /** As it is stored: "19009095". */
  readonly hotline: string | undefined;
};

const COUNTS = {
  vi: ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám"],
  en: ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"],
} as const;
const ORDINALS = {
  vi: ["Một là", "Hai là", "Ba là", "Bốn là", "Năm là", "Sáu là", "Bảy là", "Tám là"],
  en: ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"],
} as const;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A text with a capital at its beginning. */
export const upper = (text: string): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase("vi"));
const dateOf = (day: Day) => {
  const [year, month, date] = isoDay(day).split("-").map(Number);
  return { year, month: month ?? 1, date };
};

/** "Hôm nay, thứ Hai, ngày 28 tháng 12 năm 2020, " for a bulletin of one day; one of several days does not say "today". */
function today({ firstDay, lastDay }: Script, language: "vi" | "en"): string {
  if (firstDay !== lastDay) return "";
  const { year, month, date } = dateOf(firstDay);
  return language === "vi"
    ? `Hôm nay, ${weekday(firstDay, "vi")}, ngày ${date} tháng ${month} năm ${year}, `
    : `Today, ${weekday(firstDay, "en")}, ${date} ${MONTHS[month - 1]} ${year}, `;
}

/** "Đây là Đài Truyền thanh huyện Châu Phú.": what a station says before everything else. */
export const opening = (station: string): Part => ({
  part: "opening",
  code: null,
  text: `Đây là ${station}.`,
});

/** The text in Vietnamese without the opening, part by part. What a draft lacks is left out. */
export function vietnameseParts(script: Script): Part[] {
  const { headline, items, hotline } = script;
  const phone = hotline === undefined ? undefined : parsePhone(hotline);
  const digits = phone && sayDigits(showPhone(phone), "vi");
  const dated = today(script, "vi");
  return [
    { part: "greeting", code: null, text: "Kính thưa quý vị và bà con," },
    ...(headline
      ? [
          {
            part: "headline" as const,
            code: headline.code,
            text: `${dated}${dated ? headline.text : upper(headline.text)}${
              items.length > 0 ? ` Đài xin nhắc bà con ${COUNTS.vi[items.length]} việc.` : ""
            }`,
          },
        ]
      : []),
    ...items.map(({ code, text }, i) => ({
      part: "item" as const,
      code,
      text: `${ORDINALS.vi[i]}, ${text}`,
    })),
    { part: "key-message", code: "C8", text: `Xin bà con lưu ý: ${D55}.` },
    ...(digits
      ? [
          {
            part: "hotline" as const,
            code: null,
            text: `Cần hỏi về sức khỏe, bà con gọi số: ${digits}. Xin nhắc lại: ${digits}.`,
          },
        ]
      : []),
    { part: "closing", code: null, text: "Xin cảm ơn bà con đã chú ý lắng nghe." },
  ];
}

/** The same in English, for pages; the key message stays in Vietnamese beside its aid, which is never printed alone. */
export function englishParts(script: Script, aid: string): Part[] {
  const { headline, items, hotline } = script;
  const phone = hotline === undefined ? undefined : parsePhone(hotline);
  const dated = today(script, "en");
  return [
    { part: "greeting", code: null, text: "Dear listeners," },
    ...(headline
      ? [
          {
            part: "headline" as const,
            code: headline.code,
            text: `${dated}${dated ? headline.text : upper(headline.text)} ${upper(
              `${COUNTS.en[items.length]} reminder${items.length === 1 ? "" : "s"}.`,
            )}`,
          },
        ]
      : []),
    ...items.map(({ code, text }, i) => ({
      part: "item" as const,
      code,
      text: `${ORDINALS.en[i]}, ${text}`,
    })),
    { part: "key-message", code: "C8", text: `${D55}. ${aid}` },
    ...(phone
      ? [
          {
            part: "hotline" as const,
            code: null,
            text: `Questions about health: call ${showPhone(phone)}.`,
          },
        ]
      : []),
    { part: "closing", code: null, text: "Thank you for listening." },
  ];
}
