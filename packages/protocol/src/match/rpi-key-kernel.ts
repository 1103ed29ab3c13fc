/**
 * The identifier key of a TEK, fast: HKDF-SHA256 laid out as 6 blocks. `rpiKey` is the readable reference.
 * HMAC with an empty salt starts from two states that are the same for every key (RFC 5869 §2.2).
 */
import { compress, SHA256_START } from "./sha256-block.ts";

const INNER = 0x36363636;
const OUTER = 0x5c5c5c5c;
const END = 0x80000000;

const after = (pad: number): Int32Array => {
  const state = new Int32Array(8);
  compress(SHA256_START, new Int32Array(16).fill(pad), state);
  return state;
};
const saltInner = after(INNER);
const saltOuter = after(OUTER);

/** A last block: its first words are set later, then comes the end mark; `bits` counts the block before it too. */
const lastBlock = (words: number, bits: number): Int32Array => {
  const block = new Int32Array(16);
  block[words] = END;
  block[15] = bits;
  return block;
};
const keyBlock = lastBlock(4, 8 * (64 + 16));
const digestBlock = lastBlock(8, 8 * (64 + 32));
const infoBlock = lastBlock(2, 8 * (64 + 8));
infoBlock.set([0x454e2d52, 0x50494b01]); // "EN-RPIK" and the counter 1
const padBlock = new Int32Array(16);
const pseudorandomKey = new Int32Array(8);
const padded = new Int32Array(8);

function compressPadded(pad: number): void {
  for (let i = 0; i < 8; i++) padBlock[i] = pseudorandomKey[i]! ^ pad;
  padBlock.fill(pad, 8);
  compress(SHA256_START, padBlock, padded);
}

/** Writes the identifier key of the TEK that starts at `at` to the first 4 words of `out` (8 words or more), big-endian. */
export function rpiKeyWords(keys: Uint8Array, at: number, out: Int32Array): void {
  for (let i = 0; i < 4; i++) {
    const b = at + 4 * i;
    keyBlock[i] = (keys[b]! << 24) | (keys[b + 1]! << 16) | (keys[b + 2]! << 8) | keys[b + 3]!;
  }
  compress(saltInner, keyBlock, digestBlock);
  compress(saltOuter, digestBlock, pseudorandomKey);
  compressPadded(INNER);
  compress(padded, infoBlock, digestBlock);
  compressPadded(OUTER);
  compress(padded, digestBlock, out);
}
