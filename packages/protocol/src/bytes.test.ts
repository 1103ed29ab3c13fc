import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  compareBytes,
  equalBytes,
  fromBase64,
  fromBase64Url,
  fromHex,
  joinBytes,
  toBase64,
  toBase64Url,
  toHex,
  u32le,
} from "./bytes.ts";

const bytes = fc.uint8Array({ maxLength: 70 });

test("hex, base64 and base64url agree with Node's own, and read back what they wrote", () => {
  fc.assert(
    fc.property(bytes, (b) => {
      assert.equal(toHex(b), Buffer.from(b).toString("hex"));
      assert.equal(toBase64(b), Buffer.from(b).toString("base64"));
      assert.equal(toBase64Url(b), Buffer.from(b).toString("base64url"));
      assert.deepEqual(fromHex(toHex(b)), b);
      assert.deepEqual(fromHex(toHex(b).toUpperCase()), b);
      assert.deepEqual(fromBase64(toBase64(b)), b);
      assert.deepEqual(fromBase64Url(toBase64Url(b)), b);
    }),
  );
});

test("RFC 4648 §10 examples", () => {
  const text = (s: string) => toBase64(new TextEncoder().encode(s));
  assert.deepEqual(["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(text), [
    "",
    "Zg==",
    "Zm8=",
    "Zm9v",
    "Zm9vYg==",
    "Zm9vYmE=",
    "Zm9vYmFy",
  ]);
});

test("a base64 text that is read is the only text of its bytes", () => {
  const digit = fc.constantFrom(..."ABab01+/-_= \n".split(""));
  fc.assert(
    fc.property(fc.string({ unit: digit, maxLength: 9 }), (text) => {
      for (const [read, write] of [
        [fromBase64, toBase64],
        [fromBase64Url, toBase64Url],
      ] as const) {
        let found: Uint8Array;
        try {
          found = read(text);
        } catch (e) {
          assert.ok(e instanceof RangeError);
          continue;
        }
        assert.equal(write(found), text);
      }
    }),
    { numRuns: 1000 },
  );
});

test("texts that are not what they should be are refused", () => {
  for (const bad of ["0", "0g", "0x00", " 00"]) assert.throws(() => fromHex(bad), RangeError, bad);
  for (const bad of ["Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9v=", "Zm-v", "Zm9v\n"])
    assert.throws(() => fromBase64(bad), RangeError, bad);
  for (const bad of ["Z", "Zg==", "Zh", "Zm+v"]) assert.throws(() => fromBase64Url(bad), RangeError, bad);
});

test("the order of bytes is the order of their hexadecimal, and equality is order zero", () => {
  const few = fc.uint8Array({ maxLength: 4, max: 2 });
  fc.assert(
    fc.property(few, few, (a, b) => {
      const [x, y] = [toHex(a), toHex(b)];
      assert.equal(Math.sign(compareBytes(a, b)), x < y ? -1 : x > y ? 1 : 0);
      assert.equal(equalBytes(a, b), compareBytes(a, b) === 0);
    }),
  );
});

test("byte strings join in order, into memory of their own", () => {
  const a = Uint8Array.of(1, 2);
  const joined = joinBytes(a, new Uint8Array(0), Uint8Array.of(3));
  a[0] = 9;
  assert.deepEqual(joined, Uint8Array.of(1, 2, 3));
});

test("numbers are written least significant byte first", () => {
  fc.assert(
    fc.property(fc.nat(0xffff_ffff), (n) => {
      const expected = Buffer.alloc(4);
      expected.writeUInt32LE(n);
      assert.deepEqual([...u32le(n)], [...expected]);
    }),
  );
});
