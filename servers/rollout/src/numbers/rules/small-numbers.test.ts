import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { shownPlaces } from "./small-numbers.ts";

test("one place under 20 takes the smallest other with it, or it could be worked out from the whole", () => {
  assert.deepEqual(shownPlaces([7, 40, 25, undefined], 72), [false, true, false, false]);
  assert.deepEqual(shownPlaces([7, 9, 25], 41), [false, false, true]);
  assert.deepEqual(shownPlaces([30, 40], 70), [true, true]);
  assert.deepEqual(shownPlaces([], 0), []);
});

test("nothing under 20 is ever shown, and no hidden place can be told from the others and the whole", () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }), { maxLength: 12 }),
      (places) => {
        const whole = places.reduce<number>((sum, n) => sum + (n ?? 0), 0);
        const shown = shownPlaces(places, whole);
        for (const [i, is] of shown.entries()) if (is) assert.ok((places[i] ?? 0) >= 20);
        const unknown = places.filter((n, i) => n !== undefined && !shown[i]);
        // With one figure hidden there was no other to hide with it, or the whole is hidden too.
        if (unknown.length === 1) assert.ok(whole < 20 || !shown.includes(true));
      },
    ),
  );
});

test("twenty is shown; a whole of twenty shows as well, so that one under it takes another with it", () => {
  assert.deepEqual(shownPlaces([20, 19, 18, 40], 97), [true, false, false, true]);
  assert.deepEqual(shownPlaces([5, 20], 20), [false, false]);
  assert.deepEqual(shownPlaces([5, 20], 19), [false, true]);
});
