/** Short forms before a name: "TP. Long Xuyên", "H. Châu Phú", "BS. Sáu". Their dot ends no sentence. */
import { numberWords } from "../number-words.ts";
import { type Rule, rule } from "./rule.ts";

const BEFORE_NAMES: Readonly<Record<string, string>> = {
  TP: "thành phố",
  Tp: "thành phố",
  TX: "thị xã",
  Tx: "thị xã",
  TT: "thị trấn",
  Tt: "thị trấn",
  T: "tỉnh",
  H: "huyện",
  Q: "quận",
  P: "phường",
  X: "xã",
  BS: "bác sĩ",
  ThS: "thạc sĩ",
  TS: "tiến sĩ",
  PGS: "phó giáo sư",
  GS: "giáo sư",
};
const WORDS = Object.keys(BEFORE_NAMES)
  .sort((a, b) => b.length - a.length)
  .join("|");

/** With a dot before a capital letter; the long ones also without it; and "P.1", "Q. 3". */
export const places: readonly Rule[] = [
  rule(String.raw`T[Pp]\.?\s?HCM(?!\p{L})`, () => "thành phố Hồ Chí Minh"),
  rule(
    `(${WORDS})\\.\\s?(?=\\p{Lu}\\p{M}?(?:\\p{Ll}|\\p{Lu}|\\.|$))`,
    ([, short = ""]) => `${BEFORE_NAMES[short]} `,
  ),
  rule(
    String.raw`([PQ])\.\s?(\d{1,2})(?!\d)`,
    ([, short = "", n = ""]) => `${BEFORE_NAMES[short]} ${numberWords(Number(n))}`,
  ),
  rule(String.raw`(T[PX])\s(?=\p{Lu})`, ([, short = ""]) => `${BEFORE_NAMES[short]} `),
];
