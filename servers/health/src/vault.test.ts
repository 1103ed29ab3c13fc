import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "@bluezone/server-kit/start/secret";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { createVault } from "./vault.ts";

const random = seededRandom("vault");
const [a, b] = [new Secret(random.bytes(32)), new Secret(random.bytes(32))];
const bytes = random.bytes(40);

test("what one secret sealed opens for the same use, also when a newer secret stands before it", () => {
  const sealed = createVault([a], random).seal("hash-key", bytes);
  assert.deepEqual(createVault([a], random).open("hash-key", sealed), bytes);
  assert.deepEqual(createVault([b, a], random).open("hash-key", sealed), bytes);
  assert.equal(Buffer.from(sealed).includes(Buffer.from(bytes)), false);
});

test("another secret, another use, a changed or a short text do not open", () => {
  const vault = createVault([a], random);
  const sealed = vault.seal("hash-key", bytes);
  const changed = Uint8Array.from(sealed, (byte, i) => (i === 20 ? byte ^ 1 : byte));
  assert.throws(() => createVault([b], random).open("hash-key", sealed), StartError);
  assert.throws(() => vault.open("signing-key", sealed), StartError);
  assert.throws(() => vault.open("hash-key", changed), StartError);
  assert.throws(() => vault.open("hash-key", sealed.subarray(0, 20)), StartError);
  assert.deepEqual(vault.open("hash-key", vault.seal("hash-key", new Uint8Array())), new Uint8Array());
});

test("a hash depends on secret and use, and a changed secret still gives the old one", () => {
  const [old] = createVault([a], random).hashes("api-key", bytes);
  assert.deepEqual(createVault([b, a], random).hashes("api-key", bytes)[1], old);
  assert.notDeepEqual(createVault([a], random).hashes("other", bytes)[0], old);
  assert.equal(old.length, 32);
});
