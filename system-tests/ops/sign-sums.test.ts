import assert from "node:assert/strict";
import { generateKeyPairSync, verify } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { signSums } from "../../release/sign-sums.ts";

test("the hashes of a release are signed by a key of Ed25519, and by no other", (context) => {
  const out = mkdtempSync(join(tmpdir(), "bluezone-signed-"));
  context.after(() => rmSync(out, { recursive: true }));
  const sums = Buffer.from(`${"0".repeat(64)}  a.tar.gz\n`);
  writeFileSync(join(out, "SHA256SUMS"), sums);
  const written = (key: { export(form: { type: "pkcs8"; format: "pem" }): string | Buffer }) => {
    writeFileSync(join(out, "key.pem"), key.export({ type: "pkcs8", format: "pem" }));
    return join(out, "key.pem");
  };
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  signSums(out, written(privateKey));
  const signature = readFileSync(join(out, "SHA256SUMS.sig"));
  assert.ok(verify(null, sums, publicKey, signature));
  assert.ok(!verify(null, Buffer.from(`1${sums.subarray(1)}`), publicKey, signature));
  const other = generateKeyPairSync("ec", { namedCurve: "P-256" });
  assert.throws(() => signSums(out, written(other.privateKey)), /is no key of Ed25519/);
});
