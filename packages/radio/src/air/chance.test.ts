import assert from "node:assert/strict";
import { test } from "node:test";
import { branch, named, normal, uniform } from "./chance.ts";

const N = 20_000;
const draws = (of: (i: number) => number): number[] => Array.from({ length: N }, (_, i) => of(i));
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const correlation = (xs: readonly number[], ys: readonly number[]): number => {
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (f: (i: number) => number) => xs.reduce((s, _, i) => s + f(i), 0);
  const cross = sum((i) => (xs[i]! - mx) * (ys[i]! - my));
  return cross / Math.sqrt(sum((i) => (xs[i]! - mx) ** 2) * sum((i) => (ys[i]! - my) ** 2));
};

test("uniform draws are even, and neighbours know nothing of each other", () => {
  const xs = draws((i) => uniform(7, i));
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = xs.filter((x) => Math.floor(x * 10) === tenth).length / N;
    assert.ok(Math.abs(share - 0.1) < 0.01, `${tenth}: ${share}`);
  }
  assert.ok(
    Math.abs(
      correlation(
        xs,
        draws((i) => uniform(7, i + 1)),
      ),
    ) < 0.03,
  );
  assert.ok(
    Math.abs(
      correlation(
        xs,
        draws((i) => uniform(8, i)),
      ),
    ) < 0.03,
  );
  assert.ok(
    Math.abs(
      correlation(
        xs,
        draws((i) => uniform(branch(7, i), 0)),
      ),
    ) < 0.03,
  );
});

test("normal draws have mean 0, standard deviation 1 and the tails of a normal curve", () => {
  const xs = draws((i) => normal(3, i));
  assert.ok(Math.abs(mean(xs)) < 0.03);
  assert.ok(Math.abs(mean(xs.map((x) => x * x)) - 1) < 0.04);
  assert.ok(Math.abs(xs.filter((x) => Math.abs(x) > 2).length / N - 0.0455) < 0.006);
});

test("counters beyond 32 bits and below zero, names and seeds all give streams of their own", () => {
  const counters = [-1, 0, 1, 2 ** 32, 2 ** 32 + 1, 2 ** 40, -(2 ** 32)];
  assert.equal(new Set(counters.map((n) => branch(1, n))).size, counters.length);
  const names = ["", "a", "b", "ab", "ba", "aa", "phone 1", "phone 11"];
  assert.equal(new Set(names.flatMap((n) => [named(1, n), named(2, n)])).size, 2 * names.length);
});
