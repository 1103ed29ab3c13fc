import assert from "node:assert/strict";
import { test } from "node:test";
import { createSealer, type KeyPlace } from "./sealer.ts";

function place(): KeyPlace & { key: CryptoKey | undefined } {
  const kept: KeyPlace & { key: CryptoKey | undefined } = {
    key: undefined,
    read: async () => kept.key,
    async keep(key) {
      kept.key ??= key;
    },
    async forget() {
      kept.key = undefined;
    },
  };
  return kept;
}

test("what is sealed opens again, looks each time different, and shows nothing of what it says", async () => {
  const sealer = createSealer(place());
  const value = { name: "Thạch Thị Sà Mách", temperature: 38.2 };
  const [one, two] = [await sealer.seal(value), await sealer.seal(value)];
  assert.deepEqual([await sealer.open(one), await sealer.open(two)], [value, value]);
  assert.notDeepEqual(one.iv, two.iv);
  assert.ok(!Buffer.from(one.data).includes("Mách"));
});

test("no script reads the key out, and once it is forgotten nothing opens any more", async () => {
  const there = place();
  const sealer = createSealer(there);
  const sealed = await sealer.seal("38.2");
  assert.equal(there.key?.extractable, false);
  await assert.rejects(crypto.subtle.exportKey("raw", there.key as CryptoKey));
  await sealer.forget();
  assert.equal(await sealer.open(sealed), undefined);
  const later = await sealer.seal("36.8");
  assert.equal(await sealer.open(later), "36.8");
  assert.equal(await sealer.open(sealed), undefined);
});

test("what was changed on the disk does not open", async () => {
  const sealer = createSealer(place());
  const { iv, data } = await sealer.seal("38.2");
  const other = new Uint8Array(data.slice(0));
  other[0] = (other[0] ?? 0) ^ 1;
  assert.equal(await sealer.open({ iv, data: other.buffer }), undefined);
});
