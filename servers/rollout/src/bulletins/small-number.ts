/** Counts of people so small that neighbours know who is meant. */
import type { WordMatch } from "./forbidden-word.ts";

/** Below this a count of cases is not read out. */
const SMALLEST = 10;
const COUNTED = "ca|trường hợp|bệnh nhân|F0|F1|F2";
const SPOKEN = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{M}\\d.,/])(?:(\\d+)\\s+(?:${COUNTED}|người)|(?:${SPOKEN.join("|")})\\s+(?:${COUNTED}))(?![\\p{L}\\p{M}])`,
  "giu",
);

/** Counts of 1 to 9 cases or people. Zero is no small number; "một người" is how one speaks of anybody. */
export const smallNumbers = (text: string): readonly WordMatch[] =>
  [...text.matchAll(PATTERN)]
    .filter(([, digits]) => digits === undefined || (Number(digits) > 0 && Number(digits) < SMALLEST))
    .map(({ 0: what, index }) => ({ what, at: [index, index + what.length] }));
