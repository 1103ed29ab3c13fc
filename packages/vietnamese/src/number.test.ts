import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decimal, integer, percent } from "./number.ts";

test("thousands and decimals are parted as each language does", () => {
  assert.equal(integer(272_365, "vi"), "272.365");
  assert.equal(integer(272_365, "en"), "272,365");
  assert.equal(integer(1_908_352, "vi"), "1.908.352");
  assert.equal(integer(999, "vi"), "999");
  assert.equal(decimal(1.5, 1, "vi"), "1,5");
  assert.equal(decimal(-1234.5, 2, "vi"), "-1.234,50");
  assert.equal(percent(0.1021, 2, "vi"), "10,21%");
  assert.equal(percent(0.1021, 2, "en"), "10.21%");
});

test("what rounds to nothing has no minus sign", () => {
  assert.equal(decimal(-0.04, 1, "vi"), "0,0");
  assert.equal(integer(-0, "vi"), "0");
});

test("a number reads back as itself", () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom("vi" as const, "en" as const), (n, locale) => {
      const shown = integer(n, locale);
      assert.equal(Number(shown.replaceAll(locale === "vi" ? "." : ",", "")), n);
      assert.match(shown, /^-?\d{1,3}([.,]\d{3})*$/);
    }),
  );
});

test("no number that is not one is ever shown", () => {
  for (const n of [Number.NaN, Number.POSITIVE_INFINITY, 1e21])
    assert.throws(() => integer(n, "vi"), RangeError);
  assert.throws(() => decimal(1, 7, "vi"), RangeError);
  assert.throws(() => decimal(1, 0.5, "vi"), RangeError);
});
