import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fold } from "./fold.ts";
import { houseTone } from "./tone.ts";

test("the tone of an open oa, oe, uy moves to the first vowel", () => {
  assert.equal(
    houseTone("hoà, khoá, khoẻ, xoá, huỷ, thuỷ, hoạ, goá"),
    "hòa, khóa, khỏe, xóa, hủy, thủy, họa, góa",
  );
  assert.equal(houseTone("Mỹ Hoà Hưng, XOÁ, Thuỵ"), "Mỹ Hòa Hưng, XÓA, Thụy");
});

test("syllables that both spellings write alike stay as they are", () => {
  const same = "quý, quỳ, quà, hoàn, khoảng, hoặc, khuỷu, loét, ngoéo, xoài, thuở, hoắc, tuỳ tuyến".replace(
    "tuỳ ",
    "",
  );
  assert.equal(houseTone(same), same);
  assert.equal(houseTone("hòa, khỏe, thủy"), "hòa, khỏe, thủy");
});

test("placing tones changes no letter, gives NFC and is idempotent", () => {
  const letters = fc.constantFrom(
    ..."hktqQ oOaAeEuUyY".split(""),
    "ơ",
    "ă",
    "n",
    "\u0300",
    "\u0301",
    "\u0303",
    "\u0309",
    "\u0323",
  );
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (signs) => {
      const text = signs.join("");
      const placed = houseTone(text);
      assert.equal(fold(placed), fold(text));
      assert.equal(placed, placed.normalize("NFC"));
      assert.equal(houseTone(placed), placed);
    }),
  );
});
