/** Dates: "27/12/2020" is said with ngày, tháng, năm. What could be a fraction is a date only where the words around it say so. */
import { numberWords, rankWords } from "../number-words.ts";
import { type Rule, rule } from "./rule.ts";

/** Words after which a/b is a day and a month. */
const DAY_BEFORE =
  /(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|thứ \p{L}+|chủ nhật|từ|đến|tới|trước|sau|hết|hạn|vào|mùng|mồng|giờ|phút)[\s,(]*$/iu;
/** Words after which "ngày" is not said again. */
const NAMED = /(?:ngày|hôm|mùng|mồng)\s*$/iu;
/** What follows a share of something, and what comes before one. */
const SHARE_AFTER =
  /^\s+(?:số|dân|phần|tổng|diện tích|sĩ số|lượng|công suất|đơn vị|xã|huyện|trường|hộ)(?!\p{L})/u;
const SHARE_BEFORE = /(?:tỷ lệ|tỉ lệ|màn hình|khổ)\s*$/iu;

const isDay = (d: number, m: number): boolean => d >= 1 && d <= 31 && m >= 1 && m <= 12;
const month = (m: string): string => `tháng ${rankWords(Number(m), "tháng")}`;
const year = (y: string): string => `năm ${numberWords(Number(y))}`;
const withDay = (said: string, before: string): string => (NAMED.test(before) ? said : `ngày ${said}`);

function date(d: string, m: string, y: string | undefined, before: string): string | undefined {
  if (!isDay(Number(d), Number(m))) return undefined;
  return withDay([numberWords(Number(d)), month(m), ...(y === undefined ? [] : [year(y)])].join(" "), before);
}

/** Whether a/b can only be a day and a month, or stands where one does. */
function dayMonth(d: string, m: string, before: string, after: string): boolean {
  if (!isDay(Number(d), Number(m)) || SHARE_AFTER.test(after) || SHARE_BEFORE.test(before)) return false;
  if (DAY_BEFORE.test(before)) return true;
  return /^0|^\d+ 0/.test(`${d} ${m}`) || (Number(d) > 12 && `${d}/${m}` !== "24/7");
}

/** Dates of three, two or one part, spans of days, months with a year, and what counts as a rank. */
export const days: readonly Rule[] = [
  rule(String.raw`(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)`, ([, d = "", , m = "", y], before) =>
    date(d, m, y, before),
  ),
  rule(String.raw`(\d{4})-(\d\d)-(\d\d)(?!\d)`, ([, y, m = "", d = ""], before) => date(d, m, y, before)),
  rule(
    String.raw`(\d{1,2})(?:\/(\d{1,2}))?\s?[–-]\s?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])`,
    ([, d = "", m, toD = "", toM = "", y], before, after) => {
      const sure =
        y !== undefined ||
        dayMonth(toD, toM, m === undefined ? before : "", after) ||
        dayMonth(d, m ?? toM, before, after);
      if (!sure || !isDay(Number(d), Number(m ?? toM))) return undefined;
      const from = m === undefined ? numberWords(Number(d)) : `${numberWords(Number(d))} ${month(m)}`;
      const to = date(toD, toM, y, "");
      return to && `${withDay(from, before)} đến ${to}`;
    },
  ),
  rule(String.raw`(\d{1,2})\/(\d{1,2})(?![\d/]|[.,]\d)`, ([, d = "", m = ""], before, after) =>
    dayMonth(d, m, before, after) ? date(d, m, undefined, before) : undefined,
  ),
  rule(String.raw`(\d{1,2}|I{1,3}|IV)[/-]((?:19|20)\d\d)(?![\d/])`, ([, m = "", y = ""], before) => {
    const quarter = /quý\s*$/iu.test(before);
    const n = Number(m) || ["I", "II", "III", "IV"].indexOf(m) + 1;
    if (n < 1 || n > 12 || (!quarter && !Number(m))) return undefined;
    if (quarter) return `${rankWords(n, "quý")} ${year(y)}`;
    return `${/tháng\s*$/iu.test(before) ? rankWords(n, "tháng") : `tháng ${rankWords(n, "tháng")}`} ${year(y)}`;
  }),
  rule(String.raw`(\d{1,2})(?![\p{L}\d%/:.,–-])`, ([, n = ""], before) => {
    const [, word] = /(tháng|thứ|quý)\s$/iu.exec(before) ?? [];
    return word && rankWords(Number(n), word.toLowerCase() as "tháng");
  }),
  rule(String.raw`(\d{1,2})(?=[.,](?!\d))`, ([, n = ""], before) => {
    const [, word] = /(tháng|thứ|quý)\s$/iu.exec(before) ?? [];
    return word && rankWords(Number(n), word.toLowerCase() as "tháng");
  }),
];
