import assert from "node:assert/strict";
import { test } from "node:test";
import { STATE_PROVINCES } from "@bluezone/policy/provinces";
import { unbrokenAt } from "./unbroken-at.ts";

test("numbers and most names of provinces do not break over lines; with large letters a long one may, or it would break within a word", () => {
  for (const text of ["1900 9095", "0912 345 678", "0296 300 0000", "Kiên Giang", "TP. Hồ Chí Minh"])
    assert.ok(!unbrokenAt(1, text).includes(" "), text);
  for (const [text, whole] of [
    ["1900 9095", true],
    ["Kiên Giang", true],
    ["0912 345 678", false],
    ["TP. Hồ Chí Minh", false],
  ] as const)
    assert.equal(!unbrokenAt(2, text).includes(" "), whole, text);
  assert.deepEqual(
    STATE_PROVINCES.map(({ name }) => name).filter((name) => unbrokenAt(1, name).includes(" ")),
    ["Bà Rịa - Vũng Tàu"],
  );
});
