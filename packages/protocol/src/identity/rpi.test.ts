import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex } from "../bytes.ts";
import { vectors } from "../testing/vectors.ts";
import { Enin } from "../time.ts";
import { rpi, rpiKey, rpis } from "./rpi.ts";
import { tek } from "./tek.ts";

const cases = vectors<{
  tek: string;
  rollingStart: number;
  rollingPeriod: number;
  rpiKey: string;
  intervals: { enin: number; rpi: string }[];
}>("identifiers");

test("the identifier key and the 144 identifiers of the published key are exactly those published", () => {
  assert.equal(cases.intervals.length, 144);
  assert.equal(toHex(rpiKey(fromHex(cases.tek))), cases.rpiKey);
  const all = rpis(tek(fromHex(cases.tek), Enin(cases.rollingStart), cases.rollingPeriod));
  assert.deepEqual(
    all.map((i) => ({ enin: i.enin, rpi: toHex(i.rpi) })),
    cases.intervals.map((i) => ({ enin: i.enin, rpi: i.rpi })),
  );
});

test("a key closed early has the identifiers of its own intervals only", () => {
  const start = Enin(cases.rollingStart + 5);
  const some = rpis(tek(fromHex(cases.tek), start, 3));
  assert.deepEqual(
    some.map((i) => toHex(i.rpi)),
    cases.intervals.slice(5, 8).map((i) => i.rpi),
  );
});

test("all four bytes of the interval number count", () => {
  const key = rpiKey(fromHex(cases.tek));
  const seen = new Set([0, 1, 0x100, 0x1_0000, 0x100_0000, 0xffff_ffff].map((n) => toHex(rpi(key, Enin(n)))));
  assert.equal(seen.size, 6);
});

test("a key that has not 16 bytes is refused", () => {
  for (const length of [0, 15, 17, 32]) assert.throws(() => rpiKey(new Uint8Array(length)), RangeError);
});
