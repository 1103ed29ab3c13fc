import assert from "node:assert/strict";
import { test } from "node:test";
import { randomInPieces } from "./random-pieces.ts";

test("any number of bytes comes from a source that gives a limited number, each byte asked for once", () => {
  const asked: number[] = [];
  let next = 0;
  const random = randomInPieces(1_024, (n) => {
    assert.ok(n <= 1_024);
    asked.push(n);
    return Uint8Array.from({ length: n }, () => next++);
  });
  for (const [n, pieces] of [
    [0, []],
    [1, [1]],
    [1_024, [1_024]],
    [2_500, [1_024, 1_024, 452]],
  ] as const) {
    asked.length = 0;
    next = 0;
    assert.deepEqual(
      random.bytes(n),
      Uint8Array.from({ length: n }, (_, at) => at),
    );
    assert.deepEqual(asked, pieces);
  }
});

test("what is no number of bytes is refused", () => {
  const random = randomInPieces(16, (n) => new Uint8Array(n));
  for (const n of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => random.bytes(n), RangeError);
});
