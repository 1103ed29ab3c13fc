/** A number in a text that other units read is seen however its digits are written and set apart. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { namesSomebody } from "./typed.ts";

for (const text of [
  "gọi 0912345678",
  "gọi ０９１２３４５６７８",
  "gọi 0912/345/678",
  "gọi 0912·345·678",
  "gọi 0912 - 345 - 678",
  "gọi 0912–345–678",
  "gọi 0912\u200b345\u200b678",
])
  test(`«${text}» points at somebody`, () => {
    assert.equal(namesSomebody(text), true);
  });

test("a date and a count point at nobody", () => {
  assert.equal(namesSomebody("ngày 26/12/2020 có 125 người"), false);
});
