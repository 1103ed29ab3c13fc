import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex } from "../bytes.ts";
import { vectors } from "../testing/vectors.ts";
import { decodeMetadata, encodeMetadata, type Metadata } from "./metadata.ts";

const { valid, invalidBytes, invalidValues } = vectors<{
  valid: (Metadata & { bytes: string; encodes: boolean })[];
  invalidBytes: { bytes: string; why: string }[];
  invalidValues: Metadata[];
}>("metadata");

for (const { bytes, encodes, version, confidence, txPower } of valid)
  test(`${bytes} reads as ${version}, confidence ${confidence}, ${txPower} dBm`, () => {
    assert.deepEqual(decodeMetadata(fromHex(bytes)), { version, confidence, txPower });
    assert.equal(toHex(encodeMetadata({ version, confidence, txPower })) === bytes, encodes);
  });

test("bytes that no phone sends are no metadata", () => {
  for (const { bytes, why } of invalidBytes) assert.equal(decodeMetadata(fromHex(bytes)), undefined, why);
});

test("values that a listener would drop are not sent", () => {
  for (const value of invalidValues)
    assert.throws(() => encodeMetadata(value), RangeError, JSON.stringify(value));
});
