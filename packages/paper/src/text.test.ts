import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clean, cleaned } from "./text.ts";

test("text for paper is composed, on one line and in the direction in which it is stored", () => {
  assert.equal(clean("Hòa\r\n\tBình".normalize("NFD")), "Hòa Bình");
  assert.equal(clean("a\u202eb\u2066c\ufeff\u0000d\ud800"), "abc d\ufffd");
});

test("cleaning twice changes nothing, and no control character is left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = clean(text);
      assert.equal(clean(once), once);
      assert.doesNotMatch(once, /\p{Cc}/u);
      assert.equal(once, once.normalize("NFC"));
    }),
  );
});

test("every string of a value is cleaned, and nothing else changes", () => {
  assert.deepEqual(cleaned({ a: ["x\ny", 1, null, { b: true }] }), { a: ["x y", 1, null, { b: true }] });
});
