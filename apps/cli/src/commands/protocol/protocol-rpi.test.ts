import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { aemKey, openMetadata } from "@bluezone/protocol/identity/aem";
import { encodeMetadata, type Metadata } from "@bluezone/protocol/identity/metadata";
import fc from "fast-check";
import { runForTest } from "../../testing/run-for-test.ts";

const bytes = (n: number) => fc.uint8Array({ minLength: n, maxLength: n });

test("metadata encrypted by hand is what a phone with the key reads", async () => {
  const metadata = fc
    .tuple(fc.constantFrom(0, 1, 2, 3), fc.integer({ min: -50, max: 20 }))
    .map(([confidence, txPower]): Metadata => ({ version: "1.1", confidence, txPower }));
  await fc.assert(
    fc.asyncProperty(
      bytes(16),
      fc.integer({ min: 0, max: 0xffff_ffff }),
      metadata,
      async (tek, start, sent) => {
        const metadataHex = toHex(encodeMetadata(sent));
        const call = [
          "protocol",
          "rpi",
          "--tek",
          toHex(tek),
          "--start",
          `${start}`,
          "--count",
          "1",
          "--json",
        ];
        const { out } = await runForTest([...call, "--metadata", metadataHex]);
        const [{ enin, rpi, aem }] = JSON.parse(out[0]!);
        assert.equal(enin, start);
        assert.deepEqual(openMetadata(aemKey(tek), fromHex(rpi), fromHex(aem)), sent);
      },
    ),
    { numRuns: 30 },
  );
});
