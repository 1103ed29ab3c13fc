import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, joinBytes } from "../bytes.ts";
import { vectors } from "../testing/vectors.ts";
import { matchKeys as reference } from "./match.ts";
import { fastMatcher } from "./match-fast.ts";
import { simdMatcher } from "./match-simd.ts";

const published = vectors<{ tek: string; rollingStart: number; intervals: { enin: number; rpi: string }[] }>(
  "identifiers",
);
const heard = published.intervals.filter((_, i) => i % 9 === 0);
const when = Uint32Array.from(heard, ({ enin }) => enin);
const seen = { rpis: joinBytes(...heard.map(({ rpi }) => fromHex(rpi))), first: when, last: when };
/** The published key so many times. */
const publishedTimes = (n: number) => ({
  keys: joinBytes(...Array.from({ length: n }, () => fromHex(published.tek))),
  starts: new Uint32Array(n).fill(published.rollingStart),
  periods: new Uint8Array(n).fill(144),
});

const place = globalThis as { WebAssembly?: unknown };
const own = place.WebAssembly;
const refusing = {
  Module: class {
    constructor() {
      throw new Error("refused");
    }
  },
};

for (const [name, engine] of [
  ["WebAssembly", own],
  ["no WebAssembly", undefined],
  ["WebAssembly without vectors or against a page's policy", refusing],
] as const)
  test(`with ${name}, few keys and many give what the reference gives`, () => {
    place.WebAssembly = engine;
    try {
      assert.equal(simdMatcher() !== undefined, engine === own);
      const matching = fastMatcher()(seen, 2);
      for (const n of [0, 1, 63, 64, 200])
        assert.deepEqual(matching(publishedTimes(n)), reference(publishedTimes(n), seen, 2));
    } finally {
      place.WebAssembly = own;
    }
  });
