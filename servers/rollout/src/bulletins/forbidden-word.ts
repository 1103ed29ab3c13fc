/** Words that a bulletin does not say (voice rules 5 and 6): they frighten, blame, or promise what nobody can keep. */

/** Rule 5: no fear, no blame. Rule 6: no promise. "Lây nhiễm chéo" stays sayable: only "lây nhiễm cho" points at somebody. */
const WORDS = [
  "nguy hiểm",
  "báo động",
  "bùng phát",
  "lây nhiễm cho",
  "vi phạm",
  "trốn",
  "kẻ",
  "nghi phạm",
  "an toàn",
  "không có nguy cơ",
  "tuyệt đối",
  "ẩn danh",
] as const;

/** A word with where it stands: first character, and the one after its last. */
export type WordMatch = { readonly what: string; readonly at: readonly [from: number, to: number] };

const spaced = (word: string): string => word.split(" ").join("\\s+");
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${WORDS.map(spaced).join("|")})(?![\\p{L}\\p{M}])|!`,
  "giu",
);

/** Every such word in a text in NFC, whole words alone, whatever their case; and every exclamation mark. */
export const forbiddenWords = (text: string): readonly WordMatch[] =>
  [...text.matchAll(PATTERN)].map(({ 0: what, index }) => ({ what, at: [index, index + what.length] }));
