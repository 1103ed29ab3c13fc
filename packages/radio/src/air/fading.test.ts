import assert from "node:assert/strict";
import { test } from "node:test";
import { branch } from "./chance.ts";
import { slowFading, wander } from "./fading.ts";

const N = 4_000;
const START = 1.6e12;
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const over = (f: (i: number) => number): number => mean(Array.from({ length: N }, (_, i) => f(i)));

test("a wander has mean 0 and variance 1 at every moment", () => {
  for (const at of [0, 2_500, 5_000, 7_500]) {
    assert.ok(Math.abs(over((i) => wander(i, START + at, 10_000))) < 0.06);
    assert.ok(Math.abs(over((i) => wander(i, START + at, 10_000) ** 2) - 1) < 0.08);
  }
});

test("a wander holds for moments and is forgotten after twice its time", () => {
  const together = (gap: number) => over((i) => wander(i, START, 10_000) * wander(i, START + gap, 10_000));
  assert.ok(together(500) > 0.95);
  assert.ok(together(10_000) < 0.6);
  assert.ok(Math.abs(together(20_001)) < 0.06);
});

test("two directions of a pair share their posture and the given part of their reflections", () => {
  const fading = {
    posture: { sd: 0, time: 60_000 },
    reflections: { sd: 4, time: 10_000 },
    reciprocity: 0.55,
    packet: 0,
  };
  const way = (i: number, own: number) => ({
    posture: branch(i, 0),
    shared: branch(i, 1),
    own: branch(i, own),
  });
  const there = (i: number) => slowFading(fading, 0, way(i, 2), START);
  const back = (i: number) => slowFading(fading, 0, way(i, 3), START);
  assert.ok(Math.abs(over((i) => there(i) ** 2) - 16) < 1.2);
  assert.ok(Math.abs(over((i) => there(i) * back(i)) - 0.55 * 16) < 1.2);
  const still = { ...fading, reflections: { sd: 0, time: 10_000 } };
  assert.equal(slowFading(still, 3, way(1, 2), START), slowFading(still, 3, way(1, 3), START));
});
