import assert from "node:assert/strict";
import { test } from "node:test";
import { integer } from "@bluezone/vietnamese/number";
import fc from "fast-check";
import { typedNumber } from "./typed-number.ts";

test("a whole number is read with dots, commas, spaces or nothing between its thousands", () => {
  for (const typed of ["1.204", "1,204", "1 204", "1204", " 1204 ", "1\u00a0204"])
    assert.equal(typedNumber(typed), 1_204);
});

test("what is no whole number is not guessed at", () => {
  for (const typed of ["", "-1", "1,5", "1.20", "1.2.3", "12a", "1e3", "1234567890123", "1..204"])
    assert.equal(typedNumber(typed), undefined, typed);
});

test("every number that the desk writes is read back, in both languages", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.constantFrom("vi" as const, "en" as const),
      (n, locale) => {
        assert.equal(typedNumber(integer(n, locale)), n);
      },
    ),
  );
});
