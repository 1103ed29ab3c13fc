import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { digitWords, numberWords, rankWords } from "./number-words.ts";

/**
 * The readable reference, made another way: every digit with the name of its place, empty places said as "không", then
 * what is never said is taken out and what is said otherwise is put in.
 */
function reference(n: number): string {
  if (n === 0) return "không";
  const digit = "không một hai ba bốn năm sáu bảy tám chín".split(" ");
  const scale = ["", " ngàn", " triệu", " tỷ", " ngàn tỷ", " triệu tỷ"];
  const padded = String(n).padStart(18, "0");
  const groups = Array.from({ length: 6 }, (_, i) => padded.slice(i * 3, i * 3 + 3));
  const said = groups.map((group, i) => {
    if (group === "000") return "";
    const [a = "0", b = "0", c = "0"] = group;
    return `${digit[+a]} trăm ${digit[+b]} mươi ${digit[+c]}${scale[5 - i]}`;
  });
  // "tỷ" is said once, after the last group above it.
  const last = [0, 1, 2].filter((i) => said[i] !== "").at(-1) ?? -1;
  return said
    .map((text, i) => (i < last ? text.replace(/ tỷ$/, "") : text))
    .filter((text) => text !== "")
    .join(" | ")
    .replace(/không mươi không/g, "")
    .replace(/không mươi /g, "lẻ ")
    .replace(/một mươi/g, "mười")
    .replace(/mươi một/g, "mươi mốt")
    .replace(/(mươi|mười) năm/g, "$1 lăm")
    .replace(/(mươi|mười) không/g, "$1")
    .replace(/^không trăm (lẻ )?/, "")
    .replace(/ \|/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

test("every number up to a hundred thousand is said as the reference says it", () => {
  for (let n = 0; n <= 100_000; n++)
    if (numberWords(n) !== reference(n)) assert.equal(numberWords(n), reference(n));
});

test("any number is said as the reference says it", () => {
  const digits = fc
    .integer({ min: 1, max: 15 })
    .chain((length) =>
      fc
        .nat({ max: 9 })
        .chain(() => fc.array(fc.oneof(fc.constant(0), fc.nat(9)), { minLength: length, maxLength: length })),
    );
  fc.assert(
    fc.property(
      fc.oneof(
        digits.map((d) => Number(d.join(""))),
        fc.maxSafeNat(),
      ),
      (n) => {
        assert.equal(numberWords(n), reference(n));
      },
    ),
    { numRuns: 5_000 },
  );
});

test("numbers are said as people in the south say them", () => {
  const said: Readonly<Record<string, string>> = {
    0: "không",
    4: "bốn",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    25: "hai mươi lăm",
    55: "năm mươi lăm",
    100: "một trăm",
    101: "một trăm lẻ một",
    105: "một trăm lẻ năm",
    110: "một trăm mười",
    115: "một trăm mười lăm",
    205: "hai trăm lẻ năm",
    1000: "một ngàn",
    1005: "một ngàn không trăm lẻ năm",
    1313: "một ngàn ba trăm mười ba",
    2020: "hai ngàn không trăm hai mươi",
    10000: "mười ngàn",
    272365: "hai trăm bảy mươi hai ngàn ba trăm sáu mươi lăm",
    1000001: "một triệu không trăm lẻ một",
    1908352: "một triệu chín trăm lẻ tám ngàn ba trăm năm mươi hai",
    1000000000: "một tỷ",
    97600000000: "chín mươi bảy tỷ sáu trăm triệu",
    1000000000000: "một ngàn tỷ",
  };
  for (const [n, words] of Object.entries(said)) assert.equal(numberWords(Number(n)), words);
});

test("no two numbers are said alike", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (a, b) => {
      assert.equal(numberWords(a) === numberWords(b), a === b);
    }),
  );
});

test("digits are said one by one, and five is năm among them", () => {
  assert.equal(digitWords("0915"), "không chín một năm");
  assert.equal(digitWords("1900 9095"), "một chín không không chín không chín năm");
  assert.equal(digitWords("–"), "");
});

test("as a rank four is tư, and the first is nhất only after thứ", () => {
  assert.deepEqual(
    [
      rankWords(4, "tháng"),
      rankWords(1, "tháng"),
      rankWords(1, "thứ"),
      rankWords(2, "thứ"),
      rankWords(14, "quý"),
    ],
    ["tư", "một", "nhất", "hai", "mười bốn"],
  );
});

test("what is no whole number of that size has no words", () => {
  for (const n of [-1, 0.5, Number.NaN, 2 ** 53]) assert.throws(() => numberWords(n), RangeError);
});
