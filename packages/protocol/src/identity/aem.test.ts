import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromHex, toHex } from "../bytes.ts";
import { vectors } from "../testing/vectors.ts";
import { aemKey, openMetadata, sealMetadata } from "./aem.ts";
import { type Confidence, decodeMetadata } from "./metadata.ts";

const cases = vectors<{
  tek: string;
  aemKey: string;
  metadata: string;
  intervals: { enin: number; rpi: string; aem: string }[];
}>("identifiers");
const key = aemKey(fromHex(cases.tek));
const metadata = decodeMetadata(fromHex(cases.metadata))!;

test("the metadata key and the 144 encrypted metadata of the published key are exactly those published", () => {
  assert.equal(cases.intervals.length, 144);
  assert.equal(toHex(key), cases.aemKey);
  for (const { rpi, aem } of cases.intervals) {
    assert.equal(toHex(sealMetadata(key, fromHex(rpi), metadata)), aem);
    assert.deepEqual(openMetadata(key, fromHex(rpi), fromHex(aem)), metadata);
  }
});

test("what was sealed opens with the same key and identifier", () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  const confidence = fc.constantFrom<Confidence>(0, 1, 2, 3);
  fc.assert(
    fc.property(bytes, bytes, confidence, fc.integer({ min: -50, max: 20 }), (k, rpi, c, txPower) => {
      const sent = { version: "1.1", confidence: c, txPower } as const;
      assert.deepEqual(openMetadata(aemKey(k), rpi, sealMetadata(aemKey(k), rpi, sent)), sent);
    }),
  );
});

test("metadata of one interval does not open as that of another", () => {
  const [first, second] = cases.intervals;
  assert.equal(openMetadata(key, fromHex(second!.rpi), fromHex(first!.aem)), undefined);
});

test("a flipped power bit that leaves the range of real transmitters is seen", () => {
  const { rpi, aem } = cases.intervals[0]!;
  const flipped = fromHex(aem);
  flipped[1]! ^= 0x80;
  assert.equal(openMetadata(key, fromHex(rpi), flipped), undefined);
});
