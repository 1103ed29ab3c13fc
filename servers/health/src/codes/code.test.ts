import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import fc from "fast-check";
import { drawCode, readCode } from "./code.ts";

test("whatever is drawn is read back, also in groups and in small letters", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("short" as const, "long" as const), (seed, kind) => {
      const code = drawCode(kind, seededRandom(seed));
      assert.deepEqual(readCode(code.text), code);
      assert.deepEqual(readCode(` ${code.text.toLowerCase().replace(/(.{4})/g, "$1 -")}`), code);
    }),
    { numRuns: 50 },
  );
});

test("a short code has 8 digits, a long one 16 characters without look-alikes", () => {
  const random = seededRandom("codes");
  for (let i = 0; i < 200; i += 1) {
    assert.match(drawCode("short", random).text, /^\d{8}$/);
    assert.match(drawCode("long", random).text, /^[^0O1ILU\W_a-z]{16}$/);
  }
});

test("what is no code is none", () => {
  for (const text of [
    "",
    "1234567",
    "123456789",
    "1234567a",
    "K7M4P2QD9XTA5RWO",
    "K7M4P2QD9XTA5RW",
    "Ệ".repeat(16),
  ])
    assert.equal(readCode(text), undefined, text);
});
