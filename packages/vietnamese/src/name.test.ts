import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fold, nfc } from "./fold.ts";
import { nameCapitals } from "./name.ts";

const NAMES = [
  "Lê Thị Mai",
  "Đỗ Ứng Ỷ Ân",
  "Mohamad Sa Lễ",
  "Thạch Thị Sà Mách",
  "Néang Sóc Kha",
  "H'Hen Niê",
  "H’Hen Niê",
  "Y-Bhiu",
  "Y Bhiu Mlô-Duôn-Du",
  "K'Să",
  "Bh'riu Lơ",
  "Ng. Văn A",
  "O'Neil",
  "Y",
];

test("a name all in small letters or all in capitals gets its capitals", () => {
  for (const name of NAMES)
    for (const typed of [name.toLowerCase(), name.toUpperCase()])
      assert.equal(nameCapitals(typed), name, typed);
});

test("a name with letters of both cases stays as it was typed", () => {
  for (const typed of [
    ...NAMES,
    "lê thị Mai",
    "LÊ Thị MAI",
    "Nguyễn văn A",
    "Ksor H'bia",
    "McDonald",
    "van der Berg",
  ])
    assert.equal(nameCapitals(typed), typed);
});

test("only the case of letters changes, and doing it again changes nothing", () => {
  const letter = fc.constantFrom(..."aàáảãạăâđeêioôơuưyỳỵAÀĐÊÔƠƯỶ'’.- hkr");
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 30 }), (letters) => {
      const typed = nfc(letters.join(""));
      const named = nameCapitals(typed);
      assert.equal(named.toLowerCase(), typed.toLowerCase());
      assert.equal(nameCapitals(named), named);
      assert.equal(fold(named), fold(typed));
    }),
  );
});
