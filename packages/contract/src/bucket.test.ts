import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { PUBLISH_REQUEST, paddingFrom, padToBucket, VERIFICATION } from "./bucket.ts";

const padding = paddingFrom((n) => new Uint8Array(randomBytes(n)));

test("a padded body is exactly one bucket long, whatever it holds, and keeps its fields", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string({ unit: "grapheme" })), (body) => {
      const text = padToBucket(body, PUBLISH_REQUEST, padding);
      assert.ok(PUBLISH_REQUEST.includes(Buffer.byteLength(text)));
      const { padding: _, ...rest } = JSON.parse(text);
      const { padding: __, ...expected } = JSON.parse(JSON.stringify(body));
      assert.deepEqual(rest, expected);
    }),
  );
});

test("a body takes the smallest bucket that holds it, and a longer one than all is refused", () => {
  const bare = Buffer.byteLength(JSON.stringify({ a: "", padding: "" }));
  const sized = (n: number) => padToBucket({ a: "x".repeat(n - bare) }, VERIFICATION, padding);
  assert.equal(sized(2_048).length, 2_048);
  assert.equal(sized(2_049).length, 4_096);
  assert.throws(() => sized(4_097), RangeError);
});

test("padding has the length asked for, of characters of base64url, each of which occurs", () => {
  const text = padding(20_000);
  assert.match(text, /^[A-Za-z0-9_-]{20000}$/);
  assert.equal(new Set(text).size, 64);
  assert.equal(padding(0), "");
});
