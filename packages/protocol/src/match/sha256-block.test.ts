import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { compress, SHA256_START } from "./sha256-block.ts";

/** SHA-256 of up to 119 bytes, by hand: at most two blocks. */
function sha256(message: Uint8Array): string {
  const blocks = message.length > 55 ? 2 : 1;
  const padded = new Uint8Array(64 * blocks);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(64 * blocks - 4, 8 * message.length);
  const state = SHA256_START.slice();
  for (let b = 0; b < blocks; b++)
    compress(
      state,
      Int32Array.from({ length: 16 }, (_, i) => view.getInt32(64 * b + 4 * i)),
      state,
    );
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

test("one block and two give the hash that Node gives", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 119 }), (message) => {
      assert.equal(sha256(message), createHash("sha256").update(message).digest("hex"));
    }),
  );
});
