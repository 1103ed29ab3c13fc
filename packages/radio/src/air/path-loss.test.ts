import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { levelAt, NEAREST } from "./path-loss.ts";
import { PROFILES } from "./profile.ts";

const paths = Object.values(PROFILES).map(({ pathLoss }) => pathLoss);

test("a signal never grows with distance, and never jumps", () => {
  const metres = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      metres,
      fc.double({ min: 0, max: 0.01, noNaN: true }),
      (path, d, step) => {
        const fall = levelAt(path, d) - levelAt(path, d + step);
        assert.ok(fall >= -1e-9 && fall < 0.5, `${fall} dB over ${step} m at ${d} m`);
      },
    ),
  );
});

test("at one metre stands the level of the table, nearer than 0.2 m nothing grows, far away it is free space", () => {
  for (const path of paths) {
    assert.equal(levelAt(path, 1), path.at1m);
    assert.equal(levelAt(path, 0), levelAt(path, NEAREST));
    assert.ok(Math.abs(levelAt(path, 10) - levelAt(path, 20) - 6.02) < 0.01);
  }
});
