/** Signs between words and numbers: what is said for them, and what is only a pause. */
import { digitWords } from "../number-words.ts";
import { type Rule, rule } from "./rule.ts";

const PER = "ngày|tuần|tháng|quý|năm|giờ|phút|giây|người|hộ|ca|xã|huyện|máy|lần|điểm|tờ|lượt|xe";
const SAID: Readonly<Record<string, string>> = {
  "%": "phần trăm",
  "&": "và",
  "+": "cộng",
  "=": "bằng",
  "±": "cộng trừ",
  "×": "nhân",
  "≥": "ít nhất",
  "≤": "nhiều nhất",
  ">": "hơn",
  "<": "dưới",
  "≈": "khoảng",
  "~": "khoảng",
  "@": "a còng",
  "°": "độ",
};

/** Spans, "a day", signs that are said, signs that are a pause, signs that are nothing, and digits that nothing else took. */
export const signs: readonly Rule[] = [
  rule(String.raw`\s?[–—-]\s?(?=\d)`, (_, before) =>
    /[\p{N}%°CKhgmđ)]\s?$/u.test(before) ? " đến " : undefined,
  ),
  rule(String.raw`[–—](?=\p{L})`, (_, before) => (/\p{L}$/u.test(before) ? " đến " : undefined)),
  rule(String.raw`\s?[xX]\s?(?=\d)`, (_, before) => (/\d$/.test(before) ? " nhân " : undefined)),
  rule(String.raw`\s?\/\s?(${PER})(?![\p{L}\p{M}])`, ([, unit = ""]) => ` một ${unit}`),
  rule("[%&+=±×≥≤><≈~@°]", ([sign = ""]) => ` ${SAID[sign]} `),
  rule(String.raw`\s[–—-]\s`, () => ", "),
  rule(String.raw`\s?(?:\/|\||→)\s?`, () => ", "),
  rule(String.raw`-(?=\p{L})`, (_, before) => (/[\p{L}\p{N}]$/u.test(before) ? " " : undefined)),
  rule("[*_#•▣◎^`\\\\]", () => " "),
  rule(String.raw`\d+`, ([digits = ""]) => ` ${digitWords(digits)} `),
];
