import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import fc from "fast-check";
import { ecdsaDer } from "./ecdsa-der.ts";
import { createSignatures } from "./signatures.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const signed = Buffer.from("header.payload");
const signature = sign("sha256", signed, { key: privateKey, dsaEncoding: "ieee-p1363" });

test("beyond so many at a time whoever comes is asked to come again, and when those are done there is room", async () => {
  const signatures = createSignatures(3);
  const check = () => signatures(publicKey, { signed, signature });
  const first = [check(), check(), check()];
  await assert.rejects(check(), (error) => error instanceof Fault && error.code === "quota_exceeded");
  assert.deepEqual(await Promise.all(first), [true, true, true]);
  assert.equal(await check(), true);
});

test("r and s are the shortest DER of the same two numbers, whatever zeros stand before them", () => {
  const number = fc.oneof(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc
      .tuple(fc.nat(31), fc.uint8Array({ minLength: 32, maxLength: 32 }))
      .map(([zeros, bytes]) => bytes.fill(0, 0, zeros)),
  );
  fc.assert(
    fc.property(number, number, (r, s) => {
      const der = Buffer.from(ecdsaDer(Buffer.concat([r, s])));
      const halves: string[] = [];
      assert.deepEqual([der[0], der[1]], [0x30, der.length - 2]);
      for (let at = 2; at < der.length; at += 2 + der[at + 1]!) {
        const digits = der.subarray(at + 2, at + 2 + der[at + 1]!);
        assert.equal(der[at], 0x02);
        assert.ok(digits[0]! < 0x80, "it would be negative");
        assert.ok(digits.length === 1 || digits[0] !== 0 || digits[1]! >= 0x80, "it could be shorter");
        halves.push(digits.toString("hex").padStart(64, "0").slice(-64));
      }
      assert.deepEqual(halves, [Buffer.from(r).toString("hex"), Buffer.from(s).toString("hex")]);
    }),
  );
  for (const length of [0, 63, 65]) assert.throws(() => ecdsaDer(Buffer.alloc(length)), RangeError);
});

test("what cannot be checked does not hold, and gives its place back", async () => {
  const signatures = createSignatures(1);
  const { publicKey: other } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  for (const [key, bytes] of [
    [other, signature],
    [publicKey, Buffer.alloc(64)],
  ] as const)
    assert.equal(await signatures(key, { signed, signature: bytes }), false);
  assert.equal(await signatures(publicKey, { signed, signature }), true);
});
