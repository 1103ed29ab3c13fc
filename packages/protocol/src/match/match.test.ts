import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromHex, joinBytes } from "../bytes.ts";
import { rpi, rpiKey } from "../identity/rpi.ts";
import { tek } from "../identity/tek.ts";
import { vectors } from "../testing/vectors.ts";
import { Enin } from "../time.ts";
import { matchKeys as reference } from "./match.ts";
import type { KeyColumns, MatchKeys, SeenColumns } from "./match-columns.ts";
import { matchKeys as kernel } from "./match-kernel.ts";
import { simdMatcher } from "./match-simd.ts";

type Row = { key: Uint8Array; start: number; period: number };
type Sighting = { rpi: Uint8Array; first: number; last: number };
const keyColumns = (rows: readonly Row[]): KeyColumns => ({
  keys: joinBytes(...rows.map((r) => r.key)),
  starts: Uint32Array.from(rows, (r) => r.start),
  periods: Uint8Array.from(rows, (r) => r.period),
});
const seenColumns = (rows: readonly Sighting[]): SeenColumns => ({
  rpis: joinBytes(...rows.map((r) => r.rpi)),
  first: Uint32Array.from(rows, (r) => r.first),
  last: Uint32Array.from(rows, (r) => r.last),
});

const simd = simdMatcher() as MatchKeys;
const published = vectors<{ tek: string; rollingStart: number; intervals: { enin: number; rpi: string }[] }>(
  "identifiers",
);
const publishedRow = { key: fromHex(published.tek), start: published.rollingStart, period: 144 };
const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 });

for (const [name, matchKeys] of Object.entries({ reference, kernel, simd }) as [string, MatchKeys][]) {
  test(`${name}: all 144 published identifiers are found, each in its interval`, () => {
    const seen = published.intervals
      .map((i) => ({ rpi: fromHex(i.rpi), first: i.enin, last: i.enin }))
      .reverse();
    assert.deepEqual(
      matchKeys(keyColumns([publishedRow]), seenColumns(seen), 0),
      published.intervals.map(({ enin }, i) => ({ keyIndex: 0, enin, rpiIndex: 143 - i })),
    );
  });

  test(`${name}: an identifier heard further away than the slack does not match`, () => {
    const { enin, rpi } = published.intervals[70]!;
    for (const [first, last, matches] of [
      [enin - 5, enin - 2, 1],
      [enin - 5, enin - 3, 0],
      [enin + 2, enin + 5, 1],
      [enin + 3, enin + 5, 0],
      [enin - 9, enin + 9, 1],
    ] as const) {
      const seen = seenColumns([{ rpi: fromHex(rpi), first, last }]);
      assert.equal(
        matchKeys(keyColumns([publishedRow]), seen, 2).length,
        matches,
        `${first - enin} … ${last - enin}`,
      );
    }
  });

  test(`${name}: an identifier that equals a key's in its first bytes, or in its tag, does not match`, () => {
    const { enin, rpi } = published.intervals[3]!;
    for (let i = 0; i < 16; i++) {
      const other = fromHex(rpi);
      other[i]! ^= 1;
      assert.deepEqual(
        matchKeys(keyColumns([publishedRow]), seenColumns([{ rpi: other, first: enin, last: enin }]), 2),
        [],
      );
    }
  });

  test(`${name}: intervals before and after a key's own do not match`, () => {
    const own = published.intervals.slice(10, 13);
    const seen = published.intervals.map((i) => ({ rpi: fromHex(i.rpi), first: i.enin, last: i.enin }));
    const closed = { ...publishedRow, start: own[0]!.enin, period: 3 };
    assert.deepEqual(
      matchKeys(keyColumns([closed]), seenColumns(seen), 12).map((m) => m.enin),
      own.map((i) => i.enin),
    );
  });

  test(`${name}: nothing heard or nothing published gives no match`, () => {
    const seen = seenColumns([
      {
        rpi: fromHex(published.intervals[0]!.rpi),
        first: published.rollingStart,
        last: published.rollingStart,
      },
    ]);
    assert.deepEqual(matchKeys(keyColumns([publishedRow]), seenColumns([]), 2), []);
    assert.deepEqual(matchKeys(keyColumns([]), seen, 2), []);
  });

  test(`${name}: the last interval of all can match`, () => {
    const start = 2 ** 32 - 3;
    const seen = {
      rpi: rpi(rpiKey(publishedRow.key), Enin(2 ** 32 - 1)),
      first: 2 ** 32 - 1,
      last: 2 ** 32 - 1,
    };
    assert.equal(
      matchKeys(keyColumns([{ ...publishedRow, start, period: 3 }]), seenColumns([seen]), 2).length,
      1,
    );
  });

  test(`${name}: columns that do not fit or hold impossible values are refused`, () => {
    const keys = keyColumns([publishedRow]);
    const seen = seenColumns([{ rpi: new Uint8Array(16), first: 1, last: 1 }]);
    for (const bad of [
      { ...keys, keys: new Uint8Array(15) },
      { ...keys, periods: Uint8Array.of(1, 1) },
      { ...keys, periods: Uint8Array.of(0) },
      { ...keys, periods: Uint16Array.of(145) },
      { ...keys, starts: Uint32Array.of(2 ** 32 - 143) },
    ])
      assert.throws(() => matchKeys(bad, seen, 2), RangeError);
    for (const bad of [
      { ...seen, rpis: new Uint8Array(32) },
      { ...seen, last: new Uint32Array(0) },
      { ...seen, last: Uint32Array.of(0) },
    ])
      assert.throws(() => matchKeys(keys, bad, 2), RangeError);
    for (const slack of [-1, 0.5, Number.NaN]) assert.throws(() => matchKeys(keys, seen, slack), RangeError);
  });
}

test("the kernels give exactly what the reference gives: unaligned starts, all periods, every boundary, gaps, repeats", () => {
  const start = fc.oneof(
    fc.integer({ min: 2_640_000, max: 2_640_400 }),
    // Keys that cross a multiple of 65,536 intervals (27 January 2026 is 45 times that).
    fc.integer({ min: 45 * 65_536 - 150, max: 45 * 65_536 + 5 }),
    fc.integer({ min: 2 ** 24 - 150, max: 2 ** 24 + 5 }),
    fc.integer({ min: 2 ** 32 - 160, max: 2 ** 32 - 145 }),
    fc.integer({ min: 0, max: 20 }),
  );
  const key = fc.record({ key: bytes16, start, period: fc.integer({ min: 1, max: 144 }) });
  // What was heard: the n-th interval of one of the keys, perhaps outside its period, around or away from its time.
  const heard = fc.record({
    of: fc.nat(3),
    n: fc.integer({ min: -3, max: 150 }),
    late: fc.integer({ min: -15, max: 15 }),
    length: fc.nat(4),
    foreign: fc.boolean(),
  });
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(key, { minLength: 1, maxLength: 4 }),
      fc.array(heard, { maxLength: 12 }),
      fc.constantFrom(0, 2, 12),
      (keys, sightings, slack) => {
        const seen = seenColumns(
          sightings.map(({ of, n, late, length, foreign }) => {
            const row = keys[of % keys.length]!;
            const enin = Math.min(Math.max(row.start + n, 0), 2 ** 32 - 1);
            const id = rpi(rpiKey(row.key), Enin(enin));
            if (foreign) id[15]! ^= 1;
            const first = Math.min(Math.max(enin + late, 0), 2 ** 32 - 1);
            return { rpi: id, first, last: Math.min(first + length, 2 ** 32 - 1) };
          }),
        );
        const expected = reference(keyColumns(keys), seen, slack);
        found += expected.length;
        for (const matchKeys of [kernel, simd])
          assert.deepEqual(matchKeys(keyColumns(keys), seen, slack), expected);
      },
    ),
    { numRuns: 300 },
  );
  assert.ok(found > 20, "the random cases hardly match: they prove nothing");
});

test("the same key twice and the same identifier twice give every pair, in order", () => {
  const t = tek(publishedRow.key, Enin(publishedRow.start), 144);
  const enin = Enin(t.rollingStart + 9);
  const id = rpi(rpiKey(t.key), enin);
  const seen = seenColumns([
    { rpi: id, first: enin, last: enin },
    { rpi: new Uint8Array(16), first: enin, last: enin },
    { rpi: id, first: enin + 1, last: enin + 1 },
  ]);
  const pairs = [
    { keyIndex: 0, enin, rpiIndex: 0 },
    { keyIndex: 0, enin, rpiIndex: 2 },
    { keyIndex: 1, enin, rpiIndex: 0 },
    { keyIndex: 1, enin, rpiIndex: 2 },
  ];
  for (const matchKeys of [reference, kernel, simd])
    assert.deepEqual(matchKeys(keyColumns([publishedRow, publishedRow]), seen, 1), pairs);
});
