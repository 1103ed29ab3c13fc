import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fold, nfc, unaccent } from "./fold.ts";
import { smsSize } from "./sms.ts";

/** Every letter of Vietnamese, small and capital. */
const LETTERS = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
  .flatMap((vowel) => ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"].map((tone) => nfc(vowel + tone)))
  .concat("đ", ..."bcdghklmnpqrstvx")
  .flatMap((letter) => [letter, letter.toUpperCase()]);
const vietnamese = fc
  .array(fc.constantFrom(...LETTERS, " ", "\n", ",", "7"), { maxLength: 40 })
  .map((s) => s.join(""));
const written = fc.oneof(vietnamese, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));

test("a text loses its accents and nothing else", () => {
  assert.equal(
    unaccent("Trạm Y tế Vĩnh Hanh: ĐỪNG lo,\nđường dây nóng"),
    "Tram Y te Vinh Hanh: DUNG lo,\nduong day nong",
  );
  assert.equal(unaccent("38,2 °C – «đo» lúc 7:20…"), '38,2 do C - "do" luc 7:20...');
  assert.equal(unaccent("ភាសាខ្មែរ"), "ភាសាខ្មែរ");
});

test("every letter of the alphabet comes out as one ASCII letter of the same case", () => {
  assert.equal(new Set(LETTERS).size, 178);
  for (const letter of LETTERS) {
    const bare = unaccent(letter);
    assert.match(bare, /^[A-Za-z]$/, letter);
    assert.equal(bare === bare.toUpperCase(), letter === letter.toUpperCase(), letter);
  }
});

test("a Vietnamese text without accents has as many characters as before and fits GSM-7, composed or not", () => {
  fc.assert(
    fc.property(vietnamese, fc.boolean(), (text, decomposed) => {
      const bare = unaccent(decomposed ? text.normalize("NFD") : text);
      assert.equal(bare.length, text.length);
      assert.equal(smsSize(bare).encoding, "gsm7");
    }),
  );
});

test("typographic signs and ASCII always come out in GSM-7", () => {
  const sign = fc.constantFrom(..."“”„«»‘’‚‹›´ʼ‐‑‒–—−·•…×₫°\u200b\u00ad\ufeff\t\u00a0\u202f\u2009");
  const ascii = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.array(fc.oneof(sign, ascii)), (signs) => {
      assert.equal(smsSize(unaccent(signs.join(""))).encoding, "gsm7", signs.join(""));
    }),
  );
});

test("dropping accents and folding are idempotent, whatever the text", () => {
  fc.assert(
    fc.property(written, (text) => {
      assert.equal(unaccent(unaccent(text)), unaccent(text));
      assert.equal(fold(fold(text)), fold(text));
    }),
    { numRuns: 2_000 },
  );
});

test("a name is found however it was typed", () => {
  for (const typed of ["Mỹ Hoà Hưng", "Mỹ Hòa Hưng", "MỸ HÒA HƯNG".normalize("NFD"), " my  hoa-hung "])
    assert.equal(fold(typed), "my hoa hung");
  assert.equal(fold("Đ.Ạ đà"), "d a da");
  assert.notEqual(fold("Mỹ Hòa"), fold("Mỹ Hào"));
});

test("both places of the tone, composed or not, lead to the same name", () => {
  const names =
    "Mỹ Hòa Hưng|Mỹ Hoà Hưng, Phú Hòa|Phú Hoà, Bình Thủy|Bình Thuỷ, khỏe|khoẻ, khóa|khoá, họa|hoạ, xóa|xoá, hủy|huỷ";
  for (const pair of names.split(", ")) {
    const [old = "", young = ""] = pair.split("|");
    assert.notEqual(old, young);
    for (const form of ["NFC", "NFD"] as const)
      for (const typed of [old, young]) assert.equal(fold(typed.normalize(form)), fold(old), typed);
  }
});

test("folding does not look at case, form or the marks of Vietnamese", () => {
  fc.assert(
    fc.property(vietnamese, (text) => {
      const key = fold(text);
      assert.equal(fold(text.toUpperCase()), key);
      assert.equal(fold(text.normalize("NFD")), key);
      assert.equal(fold(unaccent(text)), key);
      assert.match(key, /^([a-z0-9]+( [a-z0-9]+)*)?$/);
    }),
  );
});
