import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { advertising, eventAt, eventsBetween } from "./advertising.ts";

const key = fc.integer({ min: 0, max: 0xffff_ffff });

test("a phone sends every 250 to 285 ms on average, on its own beat", () => {
  const periods = Array.from({ length: 200 }, (_, i) => advertising(i).period);
  assert.ok(periods.every((p) => p >= 255 && p <= 280));
  assert.ok(new Set(periods).size > 30);
});

test("no event between two instants is missed, and events come one after the other", () => {
  fc.assert(
    fc.property(
      key,
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: 0, max: 5_000 }),
      (k, from, length) => {
        const a = advertising(k);
        const { first, last } = eventsBetween(a, from, from + length);
        assert.ok(eventAt(a, first - 1) < from);
        assert.ok(eventAt(a, last + 1) >= from + length);
        for (let n = first; n <= last; n++) assert.ok(eventAt(a, n + 1) - eventAt(a, n) >= 244);
      },
    ),
  );
});
