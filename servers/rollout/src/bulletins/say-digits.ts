/** A number to call, read digit by digit as an announcer does: "một chín không không, chín không chín năm". */

const DIGITS = {
  vi: ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"],
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
} as const;

/** Digits as words; groups of the shown form ("1900 9095") are parted by a comma, so that a voice rests there. */
export const sayDigits = (shown: string, language: "vi" | "en"): string =>
  shown
    .split(" ")
    .map((group) => [...group].flatMap((digit) => DIGITS[language][Number(digit)] ?? []).join(" "))
    .join(", ");
