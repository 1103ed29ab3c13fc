import assert from "node:assert/strict";
import { test } from "node:test";
import { letterName, spell } from "./letter-names.ts";
import { isSyllable, syllables } from "./syllable.ts";

test("words of Vietnamese are its syllables; abbreviations are none", () => {
  for (const word of ["GIANG", "nghiêng", "ƯƠNG", "quý", "Y", "khuya", "đường", "oái", "khuyên"])
    assert.ok(isSyllable(word), word);
  for (const word of ["KHTC", "UBND", "BC", "TTYT", "Bluezone", "XYZ", "Wi", "strà", ""])
    assert.ok(!isSyllable(word), word);
});

test("syllables are counted by the spaces, hyphens and signs between them, composed or not", () => {
  assert.equal(syllables("Bà con yên tâm, đừng hoang mang."), 7);
  assert.equal(syllables("Bà con yên tâm".normalize("NFD")), 4);
  assert.equal(syllables("quét-mã «QR» 24/24"), 5);
  assert.equal(syllables(" – "), 0);
});

test("letters have the names by which they are spelled", () => {
  assert.equal(spell("KHTC"), "ca hát tê xê");
  assert.equal(spell("đw-7"), "đê vê kép");
  assert.equal(letterName("ж"), undefined);
});
