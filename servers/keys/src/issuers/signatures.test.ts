import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
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

test("what cannot be checked does not hold, and gives its place back", async () => {
  const signatures = createSignatures(1);
  const wrongLength = Buffer.alloc(3);
  const { publicKey: other } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  for (const [key, bytes] of [
    [publicKey, wrongLength],
    [other, signature],
    [publicKey, Buffer.alloc(64)],
  ] as const)
    assert.equal(await signatures(key, { signed, signature: bytes }), false);
  assert.equal(await signatures(publicKey, { signed, signature }), true);
});
