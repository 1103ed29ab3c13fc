/** Private addresses look like those of phones, and nobody can resolve them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex } from "@bluezone/protocol/bytes";
import fc from "fast-check";
import { addressText, kindOf, privateAddress } from "./address.ts";

test("every drawn address has the form of a resolvable private one, and its drawn part is not flat", () => {
  const six = fc.oneof(
    fc.uint8Array({ minLength: 6, maxLength: 6 }),
    fc.constantFrom(new Uint8Array(6), new Uint8Array(6).fill(0xff)),
  );
  fc.assert(
    fc.property(six, (chance) => {
      const address = privateAddress(chance);
      assert.equal(kindOf(address), "resolvable");
      const drawn = address[3]! | (address[4]! << 8) | ((address[5]! & 0x3f) << 16);
      assert.notEqual(drawn, 0);
      assert.notEqual(drawn, 0x3f_ff_ff);
      assert.deepEqual(address.subarray(0, 3), chance.subarray(0, 3));
    }),
  );
});

test("an address takes six bytes of chance", () => {
  assert.throws(() => privateAddress(new Uint8Array(5)), RangeError);
});

test("the kinds of random addresses are told by two bits", () => {
  assert.equal(kindOf(fromHex("0000000000c0")), "static");
  assert.equal(kindOf(fromHex("000000000000")), "non-resolvable");
  assert.equal(kindOf(fromHex("000000000080")), "reserved");
  assert.equal(addressText(fromHex("665544332251")), "51:22:33:44:55:66");
});
