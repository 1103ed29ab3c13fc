/** Whatever stands in capitals and is in no list: a word is read as one, letters and codes are spelled. */
import { letterName, spell } from "../letter-names.ts";
import { digitWords, numberWords } from "../number-words.ts";
import { isSyllable } from "../syllable.ts";
import { END, type Rule, rule } from "./rule.ts";

/** "C16" → xê mười sáu; with several runs of digits or a leading 0, digits one by one: "4F27", "AG-0217". */
function code(text: string): string {
  const runs = text.match(/\d+|\p{L}/gu) ?? [];
  const one = runs.filter((run) => /\d/.test(run)).length === 1;
  const digits = (run: string): string =>
    one && run.length < 4 && !run.startsWith("0") ? numberWords(Number(run)) : digitWords(run);
  return runs.map((run) => (/\d/.test(run) ? digits(run) : spell(run))).join(" ");
}

const HAS_MARK = /[\p{M}]/u;

/** Codes, words and abbreviations of two capitals or more, and single consonants. */
export const capitals: readonly Rule[] = [
  rule(String.raw`(?=[\d-]*\p{Lu})(?=[\p{Lu}-]*\d)[\p{Lu}\d]+(?:-[\p{Lu}\d]+)*(?!\d)${END}`, ([text = ""]) =>
    code(text),
  ),
  rule(String.raw`\p{Lu}{2,}${END}`, ([word = ""]) => {
    const accented = HAS_MARK.test(word.replaceAll("Đ", "D").normalize("NFD"));
    const long = word.length > 5 && /[AEIOUY]/.test(word);
    return accented || isSyllable(word) || long ? word.toLowerCase() : spell(word) || undefined;
  }),
  rule(`([BCDĐFGHJKLMNPQRSTVWXZ])${END}`, ([, letter = ""]) => letterName(letter)),
];
