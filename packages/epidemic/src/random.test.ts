import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { begin, chanceOf, mix, poisson, type Stream, uniform } from "./random.ts";

const stream: Stream = { base: 0, next: 0 };

test("two words never mix to the same word", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => (a | 0) === (b | 0) || mix(a | 0) !== mix(b | 0)),
    { seed: 1, numRuns: 2_000 },
  );
});

test("a person's numbers are the same whenever they are asked, and others for another day or purpose", () => {
  const drawn = (person: number, purpose: number, day: number): number[] => {
    begin(stream, 99, person, purpose, day);
    return Array.from({ length: 5 }, () => uniform(stream));
  };
  const first = drawn(7, 2, 3);
  assert.deepEqual(drawn(7, 2, 3), first);
  for (const other of [drawn(8, 2, 3), drawn(7, 3, 3), drawn(7, 2, 4)]) assert.notDeepEqual(other, first);
});

test("numbers are even: in each of 64 classes, over persons, days and within a stream", () => {
  const even = (draw: (n: number) => number): void => {
    const classes = new Float64Array(64);
    const draws = 64_000;
    for (let n = 0; n < draws; n += 1) classes[Math.floor(64 * draw(n))]! += 1;
    const chi = classes.reduce((sum, seen) => sum + (seen - draws / 64) ** 2 / (draws / 64), 0);
    // Of 63 degrees of freedom, one in 10,000 lies above 111.
    assert.ok(chi < 111, String(chi));
  };
  even((n) => chanceOf(5, n, 4));
  even((n) => chanceOf(5, 11, 4, n));
  begin(stream, 5, 1, 1);
  even(() => uniform(stream));
});

test("a Poisson number has its mean and its variance", () => {
  begin(stream, 3, 1, 1);
  for (const mean of [0, 0.3, 4, 60, 1_000]) {
    const drawn = Array.from({ length: 20_000 }, () => poisson(stream, mean));
    const found = drawn.reduce((a, b) => a + b, 0) / drawn.length;
    const variance = drawn.reduce((a, b) => a + (b - found) ** 2, 0) / drawn.length;
    assert.ok(Math.abs(found - mean) <= 4 * Math.sqrt(mean / drawn.length), `${mean}: ${found}`);
    assert.ok(Math.abs(variance - mean) <= 0.06 * mean, `${mean}: ${variance}`);
  }
});
