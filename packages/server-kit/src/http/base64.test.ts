import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { anyBase64 } from "./base64.ts";

test("P2: bytes are the same in either alphabet, with padding, without, with too much of it, and in lines", () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = Buffer.concat([Buffer.from("fbffbf", "hex"), randomBytes(length)]);
    const text = bytes.toString("base64");
    const bare = text.replace(/=+$/, "");
    const lines = text.replace(/(.{8})/g, "$1\r\n");
    for (const form of [text, bare, `${text}====`, bytes.toString("base64url"), lines])
      assert.deepEqual(anyBase64(form), bytes, form);
  }
});

test("what has a foreign character, padding inside, or a digit too much is no base64", () => {
  for (const text of ["AAAAA", "A", "AA=A", "AA A", "AAA.", "ÀÀÀÀ", "AAA=\t"])
    assert.equal(anyBase64(text), undefined, text);
});

test("padding without end costs no more than its length", () => {
  const begun = performance.now();
  assert.equal(anyBase64(`${"=".repeat(60_000)}!`), undefined);
  assert.ok(performance.now() - begun < 1_000);
});
