import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { StartError } from "../start/start-error.ts";
import { testFolder } from "../testing/folder.ts";
import { openKeyFolder } from "./key-folder.ts";
import { generateKeyPem, signerFromPem } from "./signer.ts";

const top = testFolder();
const fresh = async () => join(await mkdtemp(join(top, "folder-")), "keys");
const bytes = new TextEncoder().encode("what is signed");

test("both forms of a signature hold for the public key in PEM and as JWK, and not for other bytes", async () => {
  const signer = signerFromPem(generateKeyPem(), "v1");
  const fromJwk = createPublicKey({ key: signer.publicJwk as never, format: "jwk" });
  for (const key of [createPublicKey(signer.publicPem), fromJwk]) {
    const signing = signer.begin();
    for (const piece of [bytes.subarray(0, 5), bytes.subarray(5)]) signing.update(piece);
    const [der, p1363] = [await signing.end(), await signer.signP1363(bytes)];
    assert.equal(der[0], 0x30);
    assert.equal(p1363.length, 64);
    assert.ok(verify("sha256", bytes, key, der));
    assert.ok(verify("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, p1363));
    assert.ok(!verify("sha256", bytes.subarray(1), key, der));
  }
  const { x, y } = fromJwk.export({ format: "jwk" });
  const point = [4, ...Buffer.from(x!, "base64url"), ...Buffer.from(y!, "base64url")];
  assert.deepEqual([...signer.publicPoint], point);
  assert.equal(point.length, 65);
});

test("a key without a name is called by its RFC 7638 thumbprint", () => {
  // The P-256 example key of RFC 7517, appendix A.2. Its thumbprint was computed with Python's hashlib over the JSON of RFC 7638.
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
    y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
    d: "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE",
  };
  const pem = createPrivateKey({ key: jwk, format: "jwk" })
    .export({ format: "pem", type: "pkcs8" })
    .toString();
  const { kid, publicJwk } = signerFromPem(pem);
  assert.equal(kid, "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
  assert.deepEqual(publicJwk, { kty: "EC", crv: "P-256", x: jwk.x, y: jwk.y, kid, alg: "ES256", use: "sig" });
});

test("what is no P-256 key is refused without a word of it", () => {
  const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey.export({
    format: "pem",
    type: "pkcs8",
  });
  const rsaLike = generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" });
  for (const pem of [String(p384), String(rsaLike), "nothing", signerFromPem(generateKeyPem()).publicPem])
    assert.throws(
      () => signerFromPem(pem),
      (e: Error) => e instanceof TypeError && !e.message.includes(pem),
    );
});

test("a signer that is printed shows no private key", () => {
  const pem = generateKeyPem();
  const d = pem.split("\n")[1]!;
  const shown =
    inspect(signerFromPem(pem), { depth: 9, showHidden: true }) + JSON.stringify(signerFromPem(pem));
  assert.ok(!shown.includes(d) && !/PRIVATE|"d"/.test(shown), shown);
});

test("a key is made once, kept for its owner only, and is the same after a restart", async () => {
  const folder = await fresh();
  const keys = await openKeyFolder(folder);
  assert.equal(await keys.find("v1"), undefined);
  const [first, second] = await Promise.all([keys.signer("v1"), (await openKeyFolder(folder)).signer("v1")]);
  assert.equal(first.kid, "v1");
  assert.equal(first.publicPem, second.publicPem);
  assert.equal((await (await openKeyFolder(folder)).find("v1"))?.publicPem, first.publicPem);
  assert.equal((await stat(join(folder, "v1.pem"))).mode & 0o777, 0o600);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  assert.deepEqual(await readdir(folder), ["v1.pem"]);
});

test("keys are listed and destroyed by name, and names cannot leave the folder", async () => {
  const keys = await openKeyFolder(await fresh());
  for (const name of ["b", "a"]) await keys.signer(name);
  assert.deepEqual(await keys.names(), ["a", "b"]);
  await keys.destroy("a");
  await keys.destroy("a");
  assert.deepEqual(await keys.names(), ["b"]);
  for (const bad of ["", "../b", "a/b", ".b", "a.pem", "a".repeat(65)])
    await assert.rejects(keys.signer(bad), RangeError);
});

test("a key that others can read, or that is none, stops the start with one sentence and is not overwritten", async () => {
  const folder = await fresh();
  const keys = await openKeyFolder(folder);
  await keys.signer("v1");
  const path = join(folder, "v1.pem");
  const said = async (pattern: RegExp) =>
    assert.rejects(keys.signer("v1"), (error: Error) => {
      assert.ok(error instanceof StartError);
      assert.match(error.message, pattern);
      return true;
    });
  await chmod(path, 0o644);
  await said(/can be read by other users; run: chmod 600 \/.*\.pem\.$/);
  await chmod(path, 0o600);
  await writeFile(path, "half a k");
  await said(/is not an ECDSA P-256 key in PEM; put back a copy of it\.$/);
  assert.equal(await readFile(path, "utf8"), "half a k");
  await chmod(folder, 0o755);
  await assert.rejects(openKeyFolder(folder), /key folder .* can be read by other users/);
});
