import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex } from "../bytes.ts";
import { fieldsOf, fieldsOfPieces, fromZigzag, ProtobufError, ProtobufWriter } from "./protobuf.ts";

const first = (hex: string) => fieldsOf(fromHex(hex)).next().value;

test("a varint is a signed number of 64 bits, however many bytes it takes; bits above the 64th are dropped", () => {
  for (const [hex, value] of [
    ["00", 0],
    ["7f", 127],
    ["8001", 128],
    ["80808080808080808000", 0],
    ["ffffffff0f", 2 ** 32 - 1],
    ["8080808010", 2 ** 32],
    ["ffffffffffffff0f", 2 ** 53 - 1],
    ["ffffffffffffffffff01", -1],
    ["f0feffffffffffffff01", -144],
    ["80808080808080808001", -(2 ** 63)],
    ["ffffffffffffffffff7f", -1],
  ] as const)
    assert.equal(first(`08${hex}`)?.value, value, hex);
  assert.throws(() => first("08ffffffffffffffffffff01"), /longer than 10 bytes/);
});

test("zigzag: 0, -1, 1, -2 …, and nothing small from a number that is large", () => {
  assert.deepEqual([0, 1, 2, 3, 27, 28].map(fromZigzag), [0, -1, 1, -2, -14, 14]);
  assert.ok(Math.abs(fromZigzag(-2)) > 2 ** 62);
});

test("what is written is read: varint, zigzag, fixed64, bytes", () => {
  const message = new ProtobufWriter()
    .varint(1, 300)
    .zigzag(2, -3)
    .fixed64(3, 2 ** 40 + 5)
    .bytes(16, Uint8Array.of(1, 2))
    .finish();
  assert.equal(toHex(message), "08ac02" + "1005" + "190500000000010000" + "8201020102");
  assert.deepEqual(
    [...fieldsOf(message)].map(({ number, wire, value, bytes }) => [number, wire, value, toHex(bytes)]),
    [
      [1, 0, 300, ""],
      [2, 0, 5, ""],
      [3, 1, 2 ** 40 + 5, "0500000000010000"],
      [16, 2, 0, "0102"],
    ],
  );
});

test("a length below nothing leads nowhere: not back to where the field began, not past the end", () => {
  assert.throws(() => first("9a06f4ffffffffffffffff01"), ProtobufError);
  assert.throws(() => first("3affffffffffffffffff01"), ProtobufError);
});

test("field numbers are 1 to 2^29-1, wire types those of values, bytes and nothing older", () => {
  assert.equal(first("f8ffffff0f01")?.number, 2 ** 29 - 1);
  for (const hex of ["0001", "808080801001", "ffffffffffffffffff0101", "0b0c", "0c", "0e", "0f"])
    assert.throws(() => first(hex), ProtobufError, hex);
});

test("a message that ends inside a field is cut; one with a field that is too long is not", () => {
  const cut = (hex: string, longest = 100) => {
    try {
      for (const _ of fieldsOfPieces([fromHex(hex)], longest));
      return "whole";
    } catch (error) {
      assert.ok(error instanceof ProtobufError);
      return error.cut;
    }
  };
  assert.equal(cut("0801"), "whole");
  for (const hex of ["08", "0880", "0a", "0a0201", "0901020304050607", "0d010203"])
    assert.equal(cut(hex), true);
  assert.equal(cut("0a65"), false);
});
