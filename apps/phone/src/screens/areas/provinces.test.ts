import assert from "node:assert/strict";
import { test } from "node:test";
import { findProvinces, provinceName } from "./provinces.ts";

const names = (typed: string) => findProvinces(typed).map(({ name }) => name);

test("a province is found by the beginnings of its words, with or without accents", () => {
  assert.deepEqual(names("an giang"), ["An Giang"]);
  assert.deepEqual(names("ho chi"), ["TP. Hồ Chí Minh"]);
  assert.deepEqual(names("Đắk"), ["Đắk Lắk", "Đắk Nông"]);
  assert.deepEqual(names("vung tau"), ["Bà Rịa - Vũng Tàu"]);
  assert.deepEqual(names(""), []);
  assert.deepEqual(names("Paris"), []);
});

test("a code has its name, and one that is in no list is shown as it is", () => {
  assert.equal(provinceName("79"), "TP. Hồ Chí Minh");
  assert.equal(provinceName("00"), "00");
});
