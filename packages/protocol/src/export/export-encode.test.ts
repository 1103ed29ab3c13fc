import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { joinBytes, toHex } from "../bytes.ts";
import { columnsOf } from "../report/diagnosis-key-columns.ts";
import { anyKey } from "../testing/any-key.ts";
import { fromUnixSeconds } from "../time.ts";
import { encodeExportBin } from "./export-bin.ts";
import { binPieces } from "./export-encode.ts";

const header = {
  region: "VN",
  start: fromUnixSeconds(1_609_053_000),
  end: fromUnixSeconds(1_609_053_600),
  batchNum: 1,
  batchSize: 2,
};
const infos = [{ keyId: "452", keyVersion: "v1" }];
const pieces = (keys: Parameters<typeof columnsOf>[0], revisedKeys: typeof keys): Uint8Array[] =>
  Array.from(
    binPieces({ ...header, keys: columnsOf(keys), revisedKeys: columnsOf(revisedKeys) }, infos),
    (piece) => piece.slice(),
  );

test("the fast way of writing gives the bytes of the readable one, in any order of the keys", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyKey, { maxLength: 30 }),
      fc.array(anyKey, { maxLength: 5 }),
      async (keys, revisedKeys) => {
        const readable = await encodeExportBin({ ...header, keys, revisedKeys }, infos);
        assert.equal(toHex(joinBytes(...pieces(keys, revisedKeys))), toHex(readable));
      },
    ),
    { numRuns: 300 },
  );
});

test("a file of ten thousand keys is written in pieces of less than 160 KB", async () => {
  const keys = fc.sample(anyKey, { numRuns: 10_000, seed: 3 });
  const some = pieces(keys, keys.slice(0, 10));
  assert.equal(some.length, 1 + 3 + 1);
  assert.ok(some.every(({ length }) => length < 160_000));
  const readable = await encodeExportBin({ ...header, keys, revisedKeys: keys.slice(0, 10) }, infos);
  assert.deepEqual(joinBytes(...some), readable);
});
