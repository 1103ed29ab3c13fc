/**
 * Text in one Unicode form, text without accents, and the key under which text is found.
 * One function drops the accents, for searching and for text messages alike.
 */

/** Combining diacritical marks: the block that holds all of Vietnamese's tones and vowel marks, and no other script's. */
const MARKS = /[\u0300-\u036f]/g;
/** Letters and signs that no decomposition takes to GSM-7, and what stands for them in a plain text message. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[đð]/g, "d"],
  [/[ĐÐƉ]/g, "D"],
  [/[“”„«»]/g, '"'],
  [/[‘’‚‹›´`ʼ]/g, "'"],
  [/[‐‑‒–—−·•]/g, "-"],
  [/…/g, "..."],
  [/×/g, "x"],
  [/₫/g, "d"],
  [/° ?/g, "do "],
  [/[\u200b-\u200d\u2060\ufeff\u00ad]/g, ""],
  [/[\t\u00a0\u2000-\u200a\u202f\u3000]/g, " "],
];

/** Text in Unicode's composed form (NFC), the only form in which Bluezone stores, signs and sends text. */
export const nfc = (text: string): string => text.normalize("NFC");

/**
 * Vietnamese without its accents: "Vĩnh Hanh, 38,2 °C" → "Vinh Hanh, 38,2 do C". Keeps case, words and line breaks.
 * Whatever is written in Vietnamese letters, ASCII and the usual typographic signs comes out in GSM-7, so that a
 * message costs 160 characters a part. Letters of other scripts stay as they are.
 */
export function unaccent(text: string): string {
  const bare = text.normalize("NFD").replace(MARKS, "");
  return nfc(PLAIN.reduce((plain, [sign, by]) => plain.replace(sign, by), bare));
}

/**
 * The key under which a name or word is found, however it was typed: no accents, so neither the placement of the tone
 * (hòa, hoà) nor its absence matters; lower case; anything but letters and digits is one space.
 * Folding a key again changes nothing.
 */
export const fold = (text: string): string =>
  unaccent(text.toLowerCase())
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
