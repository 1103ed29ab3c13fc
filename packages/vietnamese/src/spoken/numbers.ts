/** Numbers with what they count: thousands, decimals, shares, spans, units; numbers of sections and versions. */
import { letterName } from "../letter-names.ts";
import { digitWords, numberWords } from "../number-words.ts";
import { END, type Rule, rule } from "./rule.ts";

const UNITS: Readonly<Record<string, string>> = {
  "%": "phần trăm",
  "‰": "phần ngàn",
  "°C": "độ xê",
  "° C": "độ xê",
  "°": "độ",
  m: "mét",
  mm: "mi li mét",
  cm: "xăng ti mét",
  dm: "đê xi mét",
  km: "ki lô mét",
  m2: "mét vuông",
  "m²": "mét vuông",
  km2: "ki lô mét vuông",
  "km²": "ki lô mét vuông",
  m3: "mét khối",
  "m³": "mét khối",
  "km/h": "ki lô mét một giờ",
  "km/giờ": "ki lô mét một giờ",
  "m/s": "mét một giây",
  ha: "héc ta",
  g: "gam",
  mg: "mi li gam",
  kg: "ki lô gam",
  ml: "mi li lít",
  l: "lít",
  L: "lít",
  đ: "đồng",
  "₫": "đồng",
  VNĐ: "đồng",
  VND: "đồng",
  h: "giờ",
  s: "giây",
  p: "phút",
  GB: "ghi ga bai",
  MB: "mê ga bai",
  KB: "ki lô bai",
  G: "giê",
};
const UNIT = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .map((unit) => unit.replace("/", "\\/"))
  .join("|");

/** Whole digits as a number; those that begin with a 0, but for "01" … "09", and those of more than 15 one by one. */
function whole(digits: string): string {
  if (/^0\d$/.test(digits)) return numberWords(Number(digits));
  return digits.length > 15 || /^0\d/.test(digits) ? digitWords(digits) : numberWords(Number(digits));
}

/** Decimals: one or two digits as a number, more of them, or those that begin with a 0, one by one. */
const fraction = (digits: string): string =>
  digits.length > 2 || digits.startsWith("0") ? digitWords(digits) : numberWords(Number(digits));

/**
 * A number as it is written in Vietnamese, without sign or unit: "1.908.352", "10,21", "6.9". Dots that part no thousands
 * are said "chấm", as those of a section. Also "1,908,352" with two commas.
 */
function numeral(text: string): string {
  if (/^\d{1,3}(,\d{3}){2,}$/.test(text)) return whole(text.replaceAll(",", ""));
  const [before = "", decimals] = text.split(",");
  const said = /^[1-9]\d{0,2}(\.\d{3})+$/.test(before)
    ? whole(before.replaceAll(".", ""))
    : before.split(".").map(whole).join(" chấm ");
  return decimals === undefined ? said : `${said} phẩy ${fraction(decimals)}`;
}

const NUMERAL = String.raw`\d+(?:,\d{3}){2,}(?!\d)|\d+(?:\.\d+)*(?:,\d+)?`;
const sign = (minus: string | undefined, before: string): string | undefined =>
  minus && (/[\p{N}%\p{L}]$|\p{N}\s$/u.test(before) ? undefined : "âm ");

/** Shares, numbers with a unit, with the letter of a section, and bare ones. */
export const numbers: readonly Rule[] = [
  rule(`(\\d{1,6})\\/(\\d{1,6})(?![\\d/])(?:\\s?(${UNIT})${END})?`, ([, part = "", all = "", unit]) =>
    [whole(part), "trên", whole(all), ...(unit === undefined ? [] : [UNITS[unit]])].join(" "),
  ),
  rule(String.raw`(\d{1,4}):(\d{1,6})(?![\d:])`, ([, a = "", b = ""]) => `${whole(a)} trên ${whole(b)}`),
  rule(`([-−]?)(${NUMERAL})\\s?(${UNIT})${END}`, ([, minus, n = "", unit = ""], before) => {
    const negative = minus === "" ? "" : sign(minus, before);
    return negative === undefined ? undefined : `${negative}${numeral(n)} ${UNITS[unit]}`;
  }),
  rule(`(${NUMERAL})([a-e])${END}`, ([, n = "", letter = ""]) => `${numeral(n)} ${letterName(letter)}`),
  rule(`([-−]?)(${NUMERAL})`, ([, minus, n = ""], before) => {
    const negative = minus === "" ? "" : sign(minus, before);
    return negative === undefined ? undefined : `${negative}${numeral(n)}`;
  }),
];
