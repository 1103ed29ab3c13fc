/** Addresses of the network and of mail: the dots and strokes are said, syllables stay, the rest is spelled. */
import { letterName, spell } from "../letter-names.ts";
import { digitWords } from "../number-words.ts";
import { isSyllable } from "../syllable.ts";
import { type Rule, rule } from "./rule.ts";

const SIGNS: Readonly<Record<string, string>> = {
  ".": "chấm",
  "/": "gạch chéo",
  "-": "gạch ngang",
  _: "gạch dưới",
  "@": "a còng",
  "#": "thăng",
};
const WORDS: Readonly<Record<string, string>> = {
  vn: "vê en",
  gov: "gốp",
  com: "com",
  net: "nét",
  org: "o rờ gờ",
  bluezone: "bờ lu giôn",
  www: "vê kép vê kép vê kép",
  angiang: "an giang",
  tingia: "tin gia",
};

function piece(text: string): string {
  const small = text.toLowerCase();
  if (SIGNS[text] ?? WORDS[small]) return SIGNS[text] ?? WORDS[small]!;
  if (/^\d+$/.test(text)) return digitWords(text);
  return isSyllable(small) ? small : spell(text);
}

const TOP = "vn|com|net|org|info|example";

/** With or without "https://", which is not said; a sign at the end belongs to the sentence. */
export const addresses: readonly Rule[] = [
  rule(
    String.raw`(?:https?:\/\/)?(?:[\p{L}\d_-]+@)?(?:[a-z0-9-]+\.)+(?:${TOP})(?!\p{L})(?:\/[\w.#\/-]*[\w#])?`,
    ([text = ""]) =>
      text
        .replace(/^https?:\/\//i, "")
        .match(/\p{L}+|\d+|[./@#_-]/gu)
        ?.map((one) => (one.length === 1 && letterName(one) ? letterName(one) : piece(one)))
        .join(" "),
    "i",
  ),
];
