/** The names of letters, for abbreviations that nobody reads as a word. */

const NAMES: Readonly<Record<string, string>> = {
  A: "a",
  Ă: "á",
  Â: "ớ",
  B: "bê",
  C: "xê",
  D: "dê",
  Đ: "đê",
  E: "e",
  Ê: "ê",
  F: "ép",
  G: "giê",
  H: "hát",
  I: "i",
  J: "gi",
  K: "ca",
  L: "e lờ",
  M: "em mờ",
  N: "en nờ",
  O: "o",
  Ô: "ô",
  Ơ: "ơ",
  P: "pê",
  Q: "quy",
  R: "e rờ",
  S: "ét sì",
  T: "tê",
  U: "u",
  Ư: "ư",
  V: "vê",
  W: "vê kép",
  X: "ích xì",
  Y: "i dài",
  Z: "dét",
};

/** The name of a letter, small or capital; undefined for what is none of Vietnamese or English. */
export const letterName = (letter: string): string | undefined => NAMES[letter.toUpperCase()];

/** Letters one by one: `spell("KHTC")` → "ca hát tê xê". Anything without a name is left out. */
export const spell = (letters: string): string =>
  [...letters].flatMap((letter) => letterName(letter) ?? []).join(" ");
