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

/** A space that ends no line, and the beginning of one: there a sign stands before an item of a list. */
const SPACE = String.raw`[^\S\n]`;
const LINE = /(?:^|\n)\s*$/;

/** A number, with or without what it counts. */
const COUNTED =
  /(?:\p{N}|\p{N}\s?(?:%|°C?|[mhgKđ]|[kcm]m|kg|giờ|phút|giây|tuổi|ngày|tuần|tháng|năm|độ|lần))\s?$/u;

/** Spans, "a day", signs that are said, signs that are a pause, signs that are nothing, and digits that nothing else took. */
export const signs: readonly Rule[] = [
  rule(`${SPACE}?[–—-]${SPACE}?(?=\\d)`, (_, before) => (COUNTED.test(before) ? " đến " : undefined)),
  rule(String.raw`[–—](?=[\p{L}\p{N}])`, (_, before) =>
    /[\p{L}\p{N}]$/u.test(before) ? " đến " : undefined,
  ),
  rule(String.raw`\s?[xX]\s?(?=\d)`, (_, before) => (/\d$/.test(before) ? " nhân " : undefined)),
  rule(String.raw`\s?\/\s?(${PER})(?![\p{L}\p{M}])`, ([, unit = ""]) => ` một ${unit}`),
  rule(`\\+${SPACE}`, (_, before) => (LINE.test(before) ? "" : undefined)),
  rule("[%&+=±×≥≤><≈~@°]", ([sign = ""]) => ` ${SAID[sign]} `),
  rule(`${SPACE}?[–—]${SPACE}|${SPACE}?-${SPACE}`, (_, before) => (LINE.test(before) ? "" : ", ")),
  rule(`${SPACE}?(?:\\/|\\||→)${SPACE}?`, () => ", "),
  rule(String.raw`-(?=[\p{L}\p{N}])`, (_, before) => (/[\p{L}\p{N}]$/u.test(before) ? " " : undefined)),
  rule("[*_#•▣◎^`\\\\]", () => " "),
  rule(String.raw`\d+`, ([digits = ""]) => ` ${digitWords(digits)} `),
];
