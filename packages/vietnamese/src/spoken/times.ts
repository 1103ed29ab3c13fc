/** Times of day: "14:30", "14h30", "14 giờ 30" are all said "mười bốn giờ ba mươi"; under ten minutes "phút" is added. */
import { numberWords } from "../number-words.ts";
import { type Rule, rule } from "./rule.ts";

const RATIO = /(?:tỷ lệ|tỉ lệ|tỷ số|tỉ số)\s*$/iu;

function time(hour: string, minute: string, minuteWord: boolean, second?: string): string | undefined {
  const [h, m] = [Number(hour), Number(minute)];
  if (h > 24 || m > 59 || Number(second ?? 0) > 59) return undefined;
  const hours = `${numberWords(h)} giờ`;
  if (second !== undefined) return `${hours} ${numberWords(m)} phút ${numberWords(Number(second))} giây`;
  if (m === 0) return hours;
  return `${hours} ${numberWords(m)}${m < 10 || minuteWord ? " phút" : ""}`;
}

/** Times with a colon, and with h, g or "giờ". */
export const times: readonly Rule[] = [
  rule(String.raw`(\d{1,2}):(\d\d)(?::(\d\d))?(?![\d:])`, ([, hour = "", minute = "", second], before) =>
    RATIO.test(before) ? undefined : time(hour, minute, false, second),
  ),
  rule(
    String.raw`(\d{1,2})(?:\s?[hg]|\s?giờ\s)\s?(\d\d)(?![\d/:.,%–-]\d|\d)(\s?(?:phút|p|')(?!\p{L}))?`,
    ([, hour = "", minute = "", word]) => time(hour, minute, word !== undefined),
  ),
];
