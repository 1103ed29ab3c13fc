/**
 * Text as it is read aloud: numbers, dates, times, phone numbers, abbreviations and foreign names in the syllables that a
 * reader in the south says. For announcers and for machines that speak, which read "24/24", "TP." and "19009095" wrongly.
 */
import { nfc } from "./fold.ts";
import { addresses } from "./spoken/addresses.ts";
import { calls } from "./spoken/calls.ts";
import { capitals } from "./spoken/capitals.ts";
import { days } from "./spoken/days.ts";
import { names } from "./spoken/names.ts";
import { numbers } from "./spoken/numbers.ts";
import { offices } from "./spoken/offices.ts";
import { papers } from "./spoken/papers.ts";
import { places } from "./spoken/places.ts";
import type { Rule } from "./spoken/rule.ts";
import { signs } from "./spoken/signs.ts";
import { times } from "./spoken/times.ts";

/** In the order in which they are tried where a word or number begins: the more there is to see, the earlier. */
const WORDS: readonly Rule[] = [
  ...addresses,
  ...papers,
  ...calls,
  ...days,
  ...times,
  ...places,
  ...names,
  ...offices,
  ...capitals,
  ...numbers,
];
const PLAIN = /[\p{L}\p{M}]+|\s+|./suy;
const ENDS_IN_LETTER = /[\p{L}\p{M}]$/u;
const BEGINS_WITH_LETTER = /^\p{L}/u;
/** Two letters or two digits side by side: no word or number begins between them. */
const WITHIN = /^(?:[\p{L}\p{M}]{2}|\p{N}{2})$/u;
/** How much of the text on each side a rule may look at. */
const AROUND = 48;

/** What is said at a place and how far it reaches; undefined when the text stays as it is. */
function sayAt(text: string, at: number): { readonly said: string; readonly to: number } | undefined {
  const before = text.slice(Math.max(0, at - AROUND), at);
  const begins = !WITHIN.test(text.slice(Math.max(0, at - 1), at + 1));
  for (const { pattern, say } of begins ? [...WORDS, ...signs] : signs) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const to = at + match[0].length;
    const said = say(match, before, text.slice(to, to + AROUND));
    if (said !== undefined) return { said, to };
  }
  return undefined;
}

/**
 * The text as it is read aloud, in NFC. Words of Vietnamese, their accents and the signs that part sentences stay; no digit
 * is left, and reading the result again changes nothing. Never throws.
 */
export function spoken(text: string): string {
  const source = nfc(text);
  let out = "";
  let wordEnds = false;
  for (let at = 0; at < source.length; ) {
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(source)?.[0] ?? source[at]!;
    const { said, to } = sayAt(source, at) ?? { said: plain, to: at + plain.length };
    out += wordEnds && BEGINS_WITH_LETTER.test(said) ? ` ${said}` : said;
    if (said !== "") wordEnds = ENDS_IN_LETTER.test(said);
    at = to;
  }
  return nfc(
    out
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ([,.;:!?)\]”»])/g, "$1")
      .replace(/,(?:\s*,)+/g, ",")
      .replace(/^ | $/gm, ""),
  );
}
