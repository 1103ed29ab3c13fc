import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rpi, rpiKey } from "../identity/rpi.ts";
import { numbers, someKeys, someSeen } from "../testing/match-columns.ts";
import { Enin } from "../time.ts";
import { matchKeys as reference } from "./match.ts";
import type { MatchKeys } from "./match-columns.ts";
import { matchKeys as plain } from "./match-kernel.ts";
import { simdMatcher } from "./match-simd.ts";

const simd = simdMatcher() as MatchKeys;

test("batches of any size give exactly what the plain kernel gives, across every boundary of an interval's bytes", () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom(300, 2_640_128, 41 * 65_536 + 70, 45 * 65_536, 2 ** 24 + 100, 2 ** 32 - 500),
      fc.constantFrom(0, 2, 12),
      (seed, n, around, slack) => {
        const below = numbers(seed);
        const keys = someKeys(below, n, around);
        const seen = someSeen(below, keys, 40);
        const expected = plain(keys, seen, slack);
        found += expected.length;
        assert.deepEqual(simd(keys, seen, slack), expected);
      },
    ),
    { numRuns: 40 },
  );
  assert.ok(found > 400, "the random cases hardly match: they prove nothing");
});

test("every number of keys around the lanes, and every period, gives what the reference gives", () => {
  const below = numbers(7);
  for (const n of [1, 3, 4, 127, 128, 129]) {
    const keys = someKeys(below, n, 2_640_000, 3);
    const seen = someSeen(below, keys, 20);
    assert.deepEqual(simd(keys, seen, 1), reference(keys, seen, 1), `${n} keys`);
  }
  const keys = someKeys(below, 144, 2_640_000);
  const periods = keys.periods.map((_, i) => i + 1);
  const last = keys.starts.map((start, i) => start + periods[i]! - 1);
  const rpis = new Uint8Array(16 * 144);
  last.forEach((enin, i) => {
    rpis.set(rpi(rpiKey(keys.keys.subarray(16 * i, 16 * i + 16)), Enin(enin)), 16 * i);
  });
  const matches = simd({ ...keys, periods }, { rpis, first: last, last }, 0);
  assert.deepEqual(
    matches,
    [...last].map((enin, i) => ({ keyIndex: i, enin, rpiIndex: i })),
  );
});

test("more keys than are gathered at once, and keys with more gaps than there is room for, are all worked", () => {
  const below = numbers(3);
  const many = someKeys(below, 9_000, 2_640_000, 6);
  const heard = someSeen(below, many, 300);
  assert.ok(simd(many, heard, 2).length > 100);
  assert.deepEqual(simd(many, heard, 2), plain(many, heard, 2));

  // Every other interval was heard: 72 runs of one interval for each key.
  const gaps = { ...someKeys(below, 300, 2_640_000), periods: new Uint8Array(300).fill(144) };
  const seen = someSeen(below, gaps, 600);
  const even = seen.first.map((enin) => enin & ~1);
  const alternating = { rpis: seen.rpis, first: even, last: even };
  assert.ok(simd(gaps, alternating, 0).length > 20);
  assert.deepEqual(simd(gaps, alternating, 0), plain(gaps, alternating, 0));
});

test("identifiers that share a key's tag, and rows repeated a thousand times, are compared whole", () => {
  const below = numbers(11);
  const keys = someKeys(below, 130, 2_640_000, 20);
  const enin = Enin(keys.starts[129]!);
  const identifier = rpi(rpiKey(keys.keys.subarray(16 * 129)), enin);
  const rpis = new Uint8Array(16 * 3_000);
  for (let row = 0; row < 3_000; row++) {
    rpis.set(identifier, 16 * row);
    if (row % 3 !== 0) rpis[16 * row + 15]! ^= row % 3; // The tag has bytes 0, 7, 10 and 13.
  }
  const when = new Uint32Array(3_000).fill(enin);
  assert.deepEqual(
    simd(keys, { rpis, first: when, last: when }, 0),
    Array.from({ length: 1_000 }, (_, i) => ({ keyIndex: 129, enin, rpiIndex: 3 * i })),
  );
});

test("one matcher keeps nothing of an earlier call", () => {
  const below = numbers(5);
  const [a, b] = [someKeys(below, 200, 2_640_000), someKeys(below, 20, 2_640_000)];
  const [seenA, seenB] = [someSeen(below, a, 300), someSeen(below, b, 30)];
  const first = simd(a, seenA, 2);
  assert.deepEqual(simd(b, seenB, 2), plain(b, seenB, 2));
  assert.deepEqual(simd(b, seenA, 2), plain(b, seenA, 2));
  assert.deepEqual(simd(a, seenA, 2), first);
});
