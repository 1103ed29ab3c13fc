/** Where the tone mark stands in the open syllables oa, oe, uy: on the first vowel (hòa, khỏe, thủy), as this house writes. */
import { nfc } from "./fold.ts";

/** o before a or e, u before y, bare of vowel marks; the tone on the second vowel; no letter or mark after it. In "qu" the u is no vowel. */
const ON_SECOND =
  /([oO](?=[aAeE])|(?<![qQ])[uU](?=[yY]))([aAeEyY])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu;

/**
 * The same text with every tone of oa, oe, uy on the first vowel: "hoà, khoẻ, thuỷ, quý, hoàn" → "hòa, khỏe, thủy, quý,
 * hoàn". In NFC. For texts and search; never for names of places, which the state's list spells.
 */
export const houseTone = (text: string): string => nfc(text.normalize("NFD").replace(ON_SECOND, "$1$3$2"));
