import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { test } from "node:test";
import { signDocument } from "./sign-document.ts";
import { generateKeyPem, signerFromPem } from "./signer.ts";

test("a signed document names its key, says what it was given, and verifies as ES256", async () => {
  const signer = signerFromPem(generateKeyPem());
  const document = { version: 3, name: "Bảng cấu hình" };
  const [head = "", body = "", signature = "", ...more] = (await signDocument(signer, document)).split(".");
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  assert.deepEqual([read(head), read(body), more], [{ alg: "ES256", kid: signer.kid }, document, []]);
  const key = { key: createPublicKey(signer.publicPem), dsaEncoding: "ieee-p1363" } as const;
  const proof = Buffer.from(signature, "base64url");
  assert.equal(verify("sha256", Buffer.from(`${head}.${body}`), key, proof), true);
  assert.equal(verify("sha256", Buffer.from(`${head}.${body}x`), key, proof), false);
});
