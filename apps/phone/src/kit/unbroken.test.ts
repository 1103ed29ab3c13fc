import assert from "node:assert/strict";
import { test } from "node:test";
import { STATE_PROVINCES } from "@bluezone/policy/provinces";
import { unbroken } from "./unbroken.ts";

test("numbers and most names of provinces do not break over lines; a long name may, or it would break within a word", () => {
  for (const text of ["1900 9095", "0912 345 678", "Kiên Giang", "Tuyên Quang"])
    assert.ok(!unbroken(text).includes(" "), text);
  assert.equal(unbroken("TP. Hồ Chí Minh", 1), "TP.\u00a0Hồ\u00a0Chí\u00a0Minh");
  assert.equal(unbroken("TP. Hồ Chí Minh", 2), "TP. Hồ Chí Minh");
  assert.equal(unbroken("Bà Rịa - Vũng Tàu"), "Bà Rịa - Vũng Tàu");
  assert.ok(STATE_PROVINCES.filter(({ name }) => unbroken(name).includes(" ")).length < 8);
});
