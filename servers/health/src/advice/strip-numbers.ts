/**
 * Takes out of a text what points at one person: numbers of telephones and papers, addresses of mail and pages. Dates, and how
 * many days or people, stay.
 */

/** What stands in place of what was taken out. */
export const TAKEN_OUT = "[…]";

const DIGIT_WORDS = "không|hông|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|linh";
const GAP = String.raw`[\s.·•,_()+*–—-]{0,3}`;

const PATTERNS: readonly RegExp[] = [
  // From the begin of a run alone: tried from each letter, a long one would take the square of its length.
  /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  /\b(?:https?:\/\/|www\.)\S+/giu,
  /(?<![\p{L}\p{M}\d])@[\w.]{2,}/gu,
  // Whatever is typed without a gap and is too long for a date or a count.
  /[+(]?\p{Nd}{7,}/gu,
  // Nine digits and more with gaps: a date has eight.
  new RegExp(String.raw`[+(]?\p{Nd}(?:${GAP}\p{Nd}){8,}`, "gu"),
  // The same spelt out: "không chín một hai ba …".
  new RegExp(
    String.raw`(?<![\p{L}\p{M}])(?:${DIGIT_WORDS})(?:[\s,.-]+(?:${DIGIT_WORDS}|\p{Nd})(?![\p{L}\p{M}])){6,}`,
    "giu",
  ),
];

/** The text without them. Letters that show nothing are taken out first, so that none hides between digits. */
export function stripNumbers(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .normalize("NFC");
  return PATTERNS.reduce((rest, pattern) => rest.replace(pattern, TAKEN_OUT), plain);
}
