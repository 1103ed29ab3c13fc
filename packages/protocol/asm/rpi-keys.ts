/**
 * The AES keys of TEKs' identifiers: HKDF-SHA256 without salt, info "EN-RPIK" (RFC 5869), laid out as six blocks, four TEKs at once. The
 * states after HMAC's two pads of an empty salt are the same for all, and so is the schedule of the info.
 */
import { compress, schedule, startState } from "./sha256";

const INNER: u32 = 0x36363636;
const OUTER: u32 = 0x5c5c5c5c;
const VECTOR: usize = 16;

const START: usize = memory.data(128, 16);
const SALT_INNER: usize = memory.data(128, 16);
const SALT_OUTER: usize = memory.data(128, 16);
const INFO: usize = memory.data(1024, 16);
const WORDS: usize = memory.data(1024, 16);
const PSEUDORANDOM_KEY: usize = memory.data(128, 16);
const PADDED: usize = memory.data(128, 16);
const KEY: usize = memory.data(128, 16);

function fill(words: usize, from: usize, to: usize, word: u32): void {
  for (let i = from; i < to; i++) v128.store(words + i * VECTOR, i32x4.splat(word));
}

/** Ends a last block of so many words before the end mark, of a message of so many `bytes`, and makes its schedule. */
function finish(words: usize, length: usize, bytes: u32): void {
  fill(words, length, length + 1, 0x80000000);
  fill(words, length + 1, 15, 0);
  fill(words, 15, 16, 8 * bytes);
  schedule(words);
}

/** To be called once, before anything else. */
export function prepareRpiKeys(): void {
  startState(START);
  fill(WORDS, 0, 16, INNER);
  schedule(WORDS);
  compress(START, WORDS, SALT_INNER);
  fill(WORDS, 0, 16, OUTER);
  schedule(WORDS);
  compress(START, WORDS, SALT_OUTER);
  fill(INFO, 0, 1, 0x454e2d52); // "EN-R"
  fill(INFO, 1, 2, 0x50494b01); // "PIK" and the counter 1
  finish(INFO, 2, 64 + 8);
}

/** The state after the pseudorandom key under a pad. */
function pad(word: u32): void {
  for (let i: usize = 0; i < 8; i++)
    v128.store(WORDS + i * VECTOR, v128.xor(v128.load(PSEUDORANDOM_KEY + i * VECTOR), i32x4.splat(word)));
  fill(WORDS, 8, 16, word);
  schedule(WORDS);
  compress(START, WORDS, PADDED);
}

// @ts-ignore: decorator
@inline
function bigEndian(x: v128): v128 {
  return i8x16.shuffle(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/** Four TEKs, 16 bytes each, as four vectors of words: all first words first. */
function readTeks(teks: usize): void {
  const a = bigEndian(v128.load(teks, 0)), b = bigEndian(v128.load(teks, 16));
  const c = bigEndian(v128.load(teks, 32)), d = bigEndian(v128.load(teks, 48));
  const ab01 = i32x4.shuffle(a, b, 0, 4, 1, 5), ab23 = i32x4.shuffle(a, b, 2, 6, 3, 7);
  const cd01 = i32x4.shuffle(c, d, 0, 4, 1, 5), cd23 = i32x4.shuffle(c, d, 2, 6, 3, 7);
  v128.store(WORDS, i64x2.shuffle(ab01, cd01, 0, 2), 0);
  v128.store(WORDS, i64x2.shuffle(ab01, cd01, 1, 3), 16);
  v128.store(WORDS, i64x2.shuffle(ab23, cd23, 0, 2), 32);
  v128.store(WORDS, i64x2.shuffle(ab23, cd23, 1, 3), 48);
}

/** Writes the AES keys of the four TEKs at `teks` to `keys` as four vectors, `stride` bytes apart: all first words first. */
export function fourRpiKeys(teks: usize, keys: usize, stride: usize): void {
  readTeks(teks);
  finish(WORDS, 4, 64 + 16);
  compress(SALT_INNER, WORDS, WORDS);
  finish(WORDS, 8, 64 + 32);
  compress(SALT_OUTER, WORDS, PSEUDORANDOM_KEY);
  pad(INNER);
  compress(PADDED, INFO, KEY);
  pad(OUTER);
  memory.copy(WORDS, KEY, 128);
  finish(WORDS, 8, 64 + 32);
  compress(PADDED, WORDS, KEY);
  for (let word: usize = 0; word < 4; word++) v128.store(keys + word * stride, v128.load(KEY + word * VECTOR));
}
