import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PlainText } from "./plain-text.ts";

const text = PlainText(1_000);

test("words that were typed apart from their marks are the same words", () => {
  assert.equal(text.parse("Thiếu điện thoại".normalize("NFD")), "Thiếu điện thoại");
});

test("marks that turn the direction of writing are dropped, other controls become spaces, lines stay lines", () => {
  assert.equal(text.parse("an\u202etoàn\u2066 \u0007x\r\ny\u2028z"), "antoàn  x\ny\nz");
});

test("whatever is typed comes out well formed, and a second time unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
      const once = text.parse(typed);
      assert.ok(once.isWellFormed());
      assert.equal(text.parse(once), once);
    }),
  );
});

test("a text that is too long is refused, not cut", () => {
  assert.equal(text.safeParse("x".repeat(1_001)).success, false);
});
