import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { advertArrives, scanRequestArrives, staysClear } from "./loss.ts";

test("at sensitivity one bit in a thousand is wrong, so an advert of 376 bits arrives in 69 of 100 cases", () => {
  assert.ok(Math.abs(advertArrives(0) - 0.999 ** 376) < 1e-12);
  assert.ok(Math.abs(scanRequestArrives(0) - 0.999 ** 176) < 1e-12);
});

test("three dB below sensitivity an advert is lost, three above it arrives, and more signal never hurts", () => {
  assert.ok(advertArrives(-3) < 0.001);
  assert.ok(advertArrives(3) > 0.998);
  const margin = fc.double({ min: -200, max: 200, noNaN: true });
  fc.assert(
    fc.property(margin, margin, (a, b) => {
      const [less, more] = [advertArrives(Math.min(a, b)), advertArrives(Math.max(a, b))];
      assert.ok(0 <= less && less <= more + 1e-9 && more <= 1);
    }),
  );
});

test("a crowd of 20 costs one advert in twenty, a lone phone none", () => {
  assert.equal(staysClear(0, 270), 1);
  assert.ok(Math.abs(staysClear(19, 270) - 0.949) < 0.002);
});
