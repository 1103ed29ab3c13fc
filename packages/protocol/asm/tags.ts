/**
 * The tags of identifiers: bytes 0, 13, 10 and 7 of what AES-128 makes of "EN-RPI", six zeros and the interval with its lowest byte
 * first, 128 lanes at once. As long as only byte 12 changes, rounds 1 and 2 are mostly constant; and the four bytes come from one
 * column of round 9. That leaves 109 of 160 times SubBytes.
 */
import { intervalByte } from "./intervals";
import { mixByte, mixColumn, mixOne } from "./mix-columns";
import { BYTE, COLUMN, plane, put, same, shifted, xor } from "./planes";
import { roundKey } from "./round-keys";
import { substitute } from "./sbox";
import { transpose } from "./transpose";

/** 128 words. */
export const TAGS: usize = memory.data(512, 16);

const HEAD = memory.data<u8>([0x45, 0x4e, 0x2d, 0x52, 0x50, 0x49, 0, 0, 0, 0, 0, 0]); // "EN-RPI"
/** Where the byte stands that changes, and its column. */
const LOW_COLUMN: usize = 3 * COLUMN;
const LOW_BYTE: usize = LOW_COLUMN;

const A: usize = memory.data(2048, 16);
const B: usize = memory.data(2048, 16);
const SUBSTITUTED: usize = memory.data(512, 16);
/** The states after rounds 1 and 2 as if what varies came out of SubBytes as 0. */
const REST_1: usize = memory.data(2048, 16);
const REST_2: usize = memory.data(2048, 16);

/** SubBytes and ShiftRows of one column of the state at `from`, to SUBSTITUTED. */
function substituteColumn(from: usize, column: usize): void {
  for (let row: usize = 0; row < 4; row++) substitute(from + shifted(column, row), SUBSTITUTED + row * BYTE);
}

function round(from: usize, key: usize, to: usize): void {
  for (let column: usize = 0; column < 4; column++) {
    substituteColumn(from, column);
    mixColumn(SUBSTITUTED, key + column * COLUMN, to + column * COLUMN);
  }
}

/** To be called after the keys or more than the lowest byte of the intervals changed. */
export function prepareTags(): void {
  for (let n: usize = 0; n < 12; n++)
    for (let j: usize = 0; j < 8; j++)
      put(A + n * BYTE, j, xor(plane(roundKey(0) + n * BYTE, j), same(load<u8>(HEAD + n), j)));
  for (let n: usize = 1; n < 4; n++)
    for (let j: usize = 0; j < 8; j++)
      put(A + LOW_COLUMN + n * BYTE, j, xor(plane(roundKey(0) + LOW_COLUMN + n * BYTE, j), plane(intervalByte(n), j)));
  for (let column: usize = 0; column < 4; column++) {
    substituteColumn(A, column);
    if (column == 3) memory.fill(SUBSTITUTED, 0, BYTE);
    mixColumn(SUBSTITUTED, roundKey(1) + column * COLUMN, REST_1 + column * COLUMN);
  }
  for (let column: usize = 0; column < 4; column++) {
    substituteColumn(REST_1, column);
    memory.fill(SUBSTITUTED + (3 - column) * BYTE, 0, BYTE);
    mixColumn(SUBSTITUTED, roundKey(2) + column * COLUMN, REST_2 + column * COLUMN);
  }
}

/** Writes the tag of each lane's interval to TAGS. */
export function makeTags(): void {
  for (let j: usize = 0; j < 8; j++) put(B, j, xor(plane(intervalByte(0), j), plane(roundKey(0) + LOW_BYTE, j)));
  substitute(B, SUBSTITUTED);
  mixOne(SUBSTITUTED, 0, REST_1 + LOW_COLUMN, B);
  for (let row: usize = 0; row < 4; row++) {
    const column: usize = (3 - row) * COLUMN;
    substitute(B + row * BYTE, SUBSTITUTED);
    mixOne(SUBSTITUTED, row, REST_2 + column, A + column);
  }
  round(A, roundKey(3), B);
  round(B, roundKey(4), A);
  round(A, roundKey(5), B);
  round(B, roundKey(6), A);
  round(A, roundKey(7), B);
  // Of round 8 only the four bytes that ShiftRows brings into the first column.
  for (let row: usize = 0; row < 4; row++) {
    const byte = row * COLUMN + row * BYTE;
    substituteColumn(B, row);
    mixByte(SUBSTITUTED, row, roundKey(8) + byte, A + byte);
  }
  substituteColumn(A, 0);
  mixColumn(SUBSTITUTED, roundKey(9), B);
  for (let row: usize = 0; row < 4; row++) {
    const byte: usize = ((4 - row) & 3) * COLUMN + row * BYTE;
    substitute(B + row * BYTE, SUBSTITUTED);
    for (let j: usize = 0; j < 8; j++)
      put(TAGS + (3 - row) * BYTE, j, xor(plane(SUBSTITUTED, j), plane(roundKey(10) + byte, j)));
  }
  transpose(TAGS);
}
