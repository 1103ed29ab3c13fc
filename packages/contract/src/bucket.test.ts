import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { PUBLISH_REQUEST, padToBucket, VERIFICATION } from "./bucket.ts";

test("a padded body is exactly one bucket long, whatever it holds, and keeps its fields", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string({ unit: "grapheme" })), (body) => {
      const text = padToBucket(body, PUBLISH_REQUEST, (n) => randomBytes(n));
      assert.ok(PUBLISH_REQUEST.includes(Buffer.byteLength(text)));
      const { padding: _, ...rest } = JSON.parse(text);
      const { padding: __, ...expected } = JSON.parse(JSON.stringify(body));
      assert.deepEqual(rest, expected);
    }),
  );
});

test("a body takes the smallest bucket that holds it, and a longer one than all is refused", () => {
  const bare = Buffer.byteLength(JSON.stringify({ a: "", padding: "" }));
  const sized = (n: number) => padToBucket({ a: "x".repeat(n - bare) }, VERIFICATION, (k) => randomBytes(k));
  assert.equal(sized(2_048).length, 2_048);
  assert.equal(sized(2_049).length, 4_096);
  assert.throws(() => sized(4_097), RangeError);
});
