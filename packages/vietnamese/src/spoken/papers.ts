/** Numbers of official papers ("1313/STTTT-KHTC"), Roman numerals, number plates. */
import { spell } from "../letter-names.ts";
import { digitWords, numberWords, rankWords } from "../number-words.ts";
import { offices } from "./offices.ts";
import { type Rule, rule } from "./rule.ts";

/** Parts of a paper's number that offices do not already have. */
const PARTS: Readonly<Record<string, string>> = {
  CP: "Chính phủ",
  TTg: "Thủ tướng",
  TT: "thông tư",
  CT: "chỉ thị",
  BC: "báo cáo",
  KH: "kế hoạch",
  TB: "thông báo",
  TW: "trung ương",
  UBTVQH: "Ủy ban Thường vụ Quốc hội",
  QH: "Quốc hội",
  KGVX: "Khoa giáo văn xã",
  KHTC: "Kế hoạch tài chính",
  DP: "Dự phòng",
  MT: "Môi trường",
  THH: "Tin học hóa",
  TTCS: "Thông tin cơ sở",
};

function part(text: string): string {
  const [, letters = "", term = ""] = /^(.*?)(\d*)$/.exec(text) ?? [];
  const office = offices[0]!;
  office.pattern.lastIndex = 0;
  const known = office.pattern.exec(letters);
  const said =
    PARTS[letters] ?? (known?.[0] === letters ? office.say(known, "", "") : undefined) ?? spell(letters);
  return term === "" ? said : `${said} khóa ${numberWords(Number(term))}`;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
function roman(letters: string): number {
  const values = [...letters].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
const BEFORE_ROMAN =
  /(?:quý|khóa|khoá|thế kỷ|chương|phần|mục|phụ lục|loại|cấp|đợt|kỳ|khu vực|hạng|điều|bậc|giai đoạn)\s$/iu;

/** Papers, Roman numerals after the word that they count, plates of cars and motorbikes. */
export const papers: readonly Rule[] = [
  rule(
    String.raw`(\d{1,5})(?:\/((?:19|20)\d\d))?\/(\p{Lu}[\p{L}&]{0,9}\d{0,2}(?:-\p{Lu}[\p{L}&]{0,9}\d{0,2})*)(?![\p{L}\p{N}])`,
    ([, n = "", year, parts = ""]) =>
      [
        numberWords(Number(n)),
        ...(year === undefined ? [] : [numberWords(Number(year))]),
        parts.split("-").map(part).join(", "),
      ].join(" trên "),
  ),
  rule(String.raw`([IVX]{1,5})(?![\p{L}\p{N}/])`, ([, letters = ""], before) => {
    const [word] = BEFORE_ROMAN.exec(before) ?? [];
    if (word === undefined) return undefined;
    return /^quý/iu.test(word) ? rankWords(roman(letters), "quý") : numberWords(roman(letters));
  }),
  rule(
    String.raw`(\d\d)(\p{Lu})(\d?)-(?:(\d{3})\.(\d\d)|(\d{4,5}))(?!\d)`,
    ([, area = "", letter = "", series = "", three = "", two = "", old = ""]) =>
      `${digitWords(area)} ${spell(letter)}${series === "" ? "" : ` ${digitWords(series)}`}, ${
        old === "" ? `${digitWords(three)}, ${digitWords(two)}` : digitWords(old)
      }`,
  ),
];
