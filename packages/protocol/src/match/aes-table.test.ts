import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "../bytes.ts";
import { aesTables } from "./aes-table.ts";

const { SBOX, T0, T1, T2, T3 } = aesTables();

test("the S-box is that of FIPS 197", () => {
  assert.equal(new Set(SBOX).size, 256);
  // Figure 7: the first row, and the worked example of §5.1.1 (53 becomes ed).
  assert.equal(toHex(SBOX.subarray(0, 16)), "637c777bf26b6fc53001672bfed7ab76");
  assert.equal(SBOX[0x53], 0xed);
  assert.equal(SBOX[0xff], 0x16);
});

test("a round made of the four tables is a round of AES", () => {
  // FIPS 197, appendix B: the state before and after MixColumns of round 1, column by column.
  const start = [0x193de3be, 0xa0f4e22b, 0x9ac68d2a, 0xe9f84808];
  const mixed = [0x046681e5, 0xe0cb199a, 0x48f8d37a, 0x2806264c];
  const at = (word: number, row: number) => (start[word % 4]! >>> (24 - 8 * row)) & 255;
  for (let j = 0; j < 4; j++) {
    const column = T0[at(j, 0)]! ^ T1[at(j + 1, 1)]! ^ T2[at(j + 2, 2)]! ^ T3[at(j + 3, 3)]!;
    assert.equal(column >>> 0, mixed[j]);
  }
});
