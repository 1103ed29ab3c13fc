/**
 * The order of keys by their bytes, which an export file has them in: a radix sort of their first four bytes, and the few
 * keys that these do not tell apart by the rest. `compareBytes` over whole keys is the readable reference.
 */
import { KEY_LENGTH } from "../identity/tek.ts";

/** Bits a pass; three passes order 33. */
const DIGIT = 11;
const DIGITS = 2 ** DIGIT;

/** Whether keys, 16 bytes each, ascend, no two of them the same. */
export function ascends(keys: Uint8Array): boolean {
  let before = -1;
  for (let at = 0; at < keys.length; at += KEY_LENGTH) {
    const word = firstWord(keys, at);
    if (word < before || (word === before && compareKeys(keys, at - KEY_LENGTH, at) >= 0)) return false;
    before = word;
  }
  return true;
}

/** The rows of keys, 16 bytes each, in the order of their bytes. Equal keys stay in the order of their rows. */
export function keyOrder(keys: Uint8Array): Uint32Array {
  const rows = Math.floor(keys.length / KEY_LENGTH);
  let words = new Uint32Array(rows);
  let order = new Uint32Array(rows);
  let otherWords = new Uint32Array(rows);
  let otherOrder = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    words[row] = firstWord(keys, KEY_LENGTH * row);
    order[row] = row;
  }
  const ends = new Uint32Array(DIGITS);
  for (let shift = 0; shift < 32; shift += DIGIT) {
    ends.fill(0);
    for (let i = 0; i < rows; i++) ends[(words[i]! >>> shift) & (DIGITS - 1)]!++;
    for (let digit = 0, before = 0; digit < DIGITS; digit++) {
      before += ends[digit]!;
      ends[digit] = before;
    }
    for (let i = rows - 1; i >= 0; i--) {
      const word = words[i]!;
      const to = --ends[(word >>> shift) & (DIGITS - 1)]!;
      otherWords[to] = word;
      otherOrder[to] = order[i]!;
    }
    [words, otherWords] = [otherWords, words];
    [order, otherOrder] = [otherOrder, order];
  }
  for (let from = 0, to = 1; from < rows; from = to++) {
    while (to < rows && words[to] === words[from]) to++;
    if (to - from > 1)
      order.subarray(from, to).sort((a, b) => compareKeys(keys, KEY_LENGTH * a, KEY_LENGTH * b) || a - b);
  }
  return order;
}

const firstWord = (keys: Uint8Array, at: number): number =>
  ((keys[at]! << 24) | (keys[at + 1]! << 16) | (keys[at + 2]! << 8) | keys[at + 3]!) >>> 0;

/** The order of two keys by their bytes, given where they begin. */
export function compareKeys(keys: Uint8Array, a: number, b: number): number {
  for (let i = 0; i < KEY_LENGTH; i++) if (keys[a + i] !== keys[b + i]) return keys[a + i]! - keys[b + i]!;
  return 0;
}
