/**
 * Numbers in words, as they are said in the south: ngàn, lẻ, hai mươi bốn. Four is "tư" only as a rank: tháng tư, thứ tư.
 */

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;
/** Names of the groups of three digits below a thousand million. */
const GROUPS = ["", "ngàn", "triệu"] as const;
const BILLION = 1_000_000_000;

/** Digits one by one: `digitWords("115")` → "một một năm". Anything but a digit is left out. */
export const digitWords = (digits: string): string =>
  [...digits.replace(/\D/g, "")].map((digit) => DIGITS[Number(digit)]).join(" ");

/** The last digit after mười or mươi: mốt, lăm. */
function last(digit: number, tens: number): string {
  if (digit === 1 && tens > 1) return "mốt";
  return digit === 5 ? "lăm" : DIGITS[digit]!;
}

/** 1 … 999; after a larger group its hundreds are said even when there are none. */
function belowThousand(n: number, afterLarger: boolean): string[] {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const words: string[] = [];
  if (hundreds > 0 || afterLarger) words.push(DIGITS[hundreds]!, "trăm");
  if (tens === 0 && ones > 0) return [...words, ...(words.length > 0 ? ["lẻ"] : []), DIGITS[ones]!];
  if (tens === 1) words.push("mười");
  if (tens > 1) words.push(DIGITS[tens]!, "mươi");
  return ones > 0 ? [...words, last(ones, tens)] : words;
}

function words(n: number, afterLarger: boolean): string[] {
  if (n >= BILLION)
    return [...words(Math.floor(n / BILLION), afterLarger), "tỷ", ...words(n % BILLION, true)];
  const said: string[] = [];
  for (let group = 2; group >= 0; group--) {
    const part = Math.floor(n / 1000 ** group) % 1000;
    if (part === 0) continue;
    said.push(...belowThousand(part, afterLarger || said.length > 0), GROUPS[group]!);
  }
  return said.filter((word) => word !== "");
}

/**
 * A whole number in words: 24 → "hai mươi bốn", 1005 → "một ngàn không trăm lẻ năm". Throws RangeError for one that is not
 * whole, is negative, or is more than 2⁵³−1.
 */
export function numberWords(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0)
    throw new RangeError(`a number in words is a whole one from 0 to 9007199254740991, not ${n}`);
  return n === 0 ? DIGITS[0] : words(n, false).join(" ");
}

/** A number as a rank after tháng, thứ, quý: 4 is "tư"; after thứ, 1 is "nhất". Throws RangeError as `numberWords` does. */
export const rankWords = (n: number, after: "tháng" | "thứ" | "quý"): string =>
  n === 4 ? "tư" : n === 1 && after === "thứ" ? "nhất" : numberWords(n);
