/** What in a text points at one person: numbers of telephones and papers, addresses of mail and pages. */

const DIGIT_WORDS = "không|hông|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|linh";
const GAP = String.raw`[\s.·•,_()+*–—-]{0,3}`;

/** Numbers of telephones and papers, addresses of mail and pages. */
export const POINTING: readonly RegExp[] = [
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

/** The text in one form (NFKC, then NFC), without letters that show nothing, so that none hides between digits. */
export const plainText = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .normalize("NFC");

/** A day of our time, "26/12/2020": the one number that people set apart with strokes, but for a number in disguise. */
const DATE = /(?<![\p{Nd}/])(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])\/20[1-4]\d(?![\p{Nd}/])/gu;

/** Whether a plain text has such a number or address, its digits set apart with strokes too, dates aside. */
export function pointsAtSomebody(plain: string): boolean {
  const text = plain.replace(DATE, "ngày").replaceAll("/", "-");
  return [plain.replace(DATE, "ngày"), text].some((one) =>
    POINTING.some((pattern) => one.search(pattern) >= 0),
  );
}
