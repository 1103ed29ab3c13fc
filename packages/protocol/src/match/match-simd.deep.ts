import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { numbers, someKeys, someSeen } from "../testing/match-columns.ts";
import { matchKeys as reference } from "./match.ts";
import { matchKeys as plain } from "./match-kernel.ts";
import { simdMatcher } from "./match-simd.ts";

const simd = simdMatcher()!;

test("a thousand random batches give exactly what the reference gives", () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 300, max: 2 ** 32 - 500 }),
      fc.integer({ min: 1, max: 32 }),
      fc.constantFrom(0, 2, 12),
      (seed, n, around, zeros, slack) => {
        const below = numbers(seed);
        // Near a number that ends in so many zeros.
        const boundary = around - (around % 2 ** zeros);
        const keys = someKeys(below, n, Math.max(boundary, 300));
        const seen = someSeen(below, keys, 12);
        const expected = reference(keys, seen, slack);
        found += expected.length;
        assert.deepEqual(simd(keys, seen, slack), expected);
      },
    ),
    { numRuns: 1_000 },
  );
  assert.ok(found > 3_000, "the random cases hardly match: they prove nothing");
});

test("half a million keys against two hundred thousand identifiers give what the plain kernel gives, in a few megabytes", () => {
  const below = numbers(1);
  const keys = someKeys(below, 500_000, 2_640_000);
  const seen = someSeen(below, keys, 200_000, 1_000);
  const before = process.memoryUsage().arrayBuffers;
  const matches = simd(keys, seen, 2);
  const taken = process.memoryUsage().arrayBuffers - before;
  assert.ok(matches.length > 500);
  assert.ok(taken < 8 * 2 ** 20, `${taken} bytes`);
  assert.deepEqual(matches, plain(keys, seen, 2));
});
