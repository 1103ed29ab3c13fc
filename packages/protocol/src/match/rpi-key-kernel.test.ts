import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromHex, toHex } from "../bytes.ts";
import { rpiKey } from "../identity/rpi.ts";
import { vectors } from "../testing/vectors.ts";
import { rpiKeyWords } from "./rpi-key-kernel.ts";

function fast(keys: Uint8Array, at: number): string {
  const out = new Int32Array(8);
  rpiKeyWords(keys, at, out);
  return Array.from(out.subarray(0, 4), (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

test("the published key gives the published identifier key", () => {
  const { tek, rpiKey: expected } = vectors<{ tek: string; rpiKey: string }>("identifiers");
  assert.equal(fast(fromHex(tek), 0), expected);
});

test("every key gives what the reference gives, wherever in the column it stands and whatever came before", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 48, maxLength: 48 }), (keys) => {
      for (const at of [16, 0, 32]) assert.equal(fast(keys, at), toHex(rpiKey(keys.subarray(at, at + 16))));
    }),
  );
});
