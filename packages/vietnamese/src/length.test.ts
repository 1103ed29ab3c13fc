import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { length } from "./length.ts";

const minutes = (n: number): number => n * 60_000;

test("a length of time is said in at most two units", () => {
  assert.equal(length(minutes(440), "vi"), "7 giờ 20 phút");
  assert.equal(length(minutes(440), "en"), "7 h 20 min");
  assert.equal(length(minutes(65), "vi"), "1 giờ 5 phút");
  assert.equal(length(minutes(25), "vi"), "25 phút");
  assert.equal(length(minutes(25), "en"), "25 minutes");
  assert.equal(length(minutes(1), "en"), "1 minute");
  assert.equal(length(minutes(26 * 60), "vi"), "26 giờ");
  assert.equal(length(minutes(26 * 60), "en"), "26 hours");
  assert.equal(length(minutes(49 * 60 + 10), "vi"), "2 ngày");
  assert.equal(length(minutes(72 * 60), "en"), "3 days");
});

test("under a minute it says so", () => {
  assert.equal(length(0, "vi"), "dưới 1 phút");
  assert.equal(length(59_999, "en"), "less than a minute");
});

test("it never says more than has been counted, and less by under a minute up to two days", () => {
  fc.assert(
    fc.property(fc.integer({ min: 60_000, max: 48 * 3_600_000 - 1 }), (ms) => {
      const [, h = "0"] = /(\d+) giờ/.exec(length(ms, "vi")) ?? [];
      const [, m = "0"] = /(\d+) phút/.exec(length(ms, "vi")) ?? [];
      const said = minutes(Number(h) * 60 + Number(m));
      assert.ok(said <= ms && ms - said < 60_000);
    }),
  );
});

test("a negative or unknown length is refused", () => {
  for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => length(ms, "vi"), RangeError);
});
