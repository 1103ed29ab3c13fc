import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateRawSync, crc32 as nodeCrc32 } from "node:zlib";
import fc from "fast-check";
import { joinBytes } from "../bytes.ts";
import { crc32, PURE_PACKING } from "./packing.ts";

const piece = fc.uint8Array({ maxLength: 50 });

test("CRC-32 of the nine digits is the published cbf43926; of anything, whole or in pieces, it is zlib's", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789"), 0), 0xcbf43926);
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const whole = nodeCrc32(joinBytes(...pieces));
      assert.equal(crc32(joinBytes(...pieces), 0), whole);
      assert.equal(
        pieces.reduce((crc, some) => crc32(some, crc), 0),
        whole,
      );
    }),
    { numRuns: 500 },
  );
});

test("what is packed in pieces unpacks whole, and a piece may be written over when the next is asked for", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5_000 })), async (pieces) => {
      const buffer = new Uint8Array(5_000);
      function* inOneBuffer() {
        for (const some of pieces) {
          buffer.set(some);
          yield buffer.subarray(0, some.length);
        }
        buffer.fill(0);
      }
      const packed: Uint8Array[] = [];
      for await (const some of PURE_PACKING.deflate(inOneBuffer())) packed.push(some);
      assert.deepEqual(new Uint8Array(inflateRawSync(joinBytes(...packed))), joinBytes(...pieces));
    }),
    { numRuns: 60 },
  );
});
