/**
 * The SIMD match kernel: which intervals of which keys have a tag that may be one of those heard. The caller writes to
 * the places below, calls, and reads; nothing is allocated. See match-simd.ts, the other side.
 */
import { nextIntervals, startIntervals } from "./intervals";
import { WORD } from "./planes";
import { expandKeys } from "./round-keys";
import { fourRpiKeys, prepareRpiKeys } from "./rpi-keys";
import { makeTags, prepareTags, TAGS } from "./tags";

/** Keys that one call of `rpiKeys` takes at most. */
export const CHUNK: i32 = 4096;

/** One bit for the low bits of each tag heard, up to 2²² bits; and one for the high bits. */
export const LOW_BITMAP: usize = memory.data(524288, 16);
export const HIGH_BITMAP: usize = memory.data(524288, 16);
/** TEKs, 16 bytes each. */
export const TEKS: usize = memory.data(65536, 16);
/** Their AES keys: all first words, all second words … */
export const RPI_KEYS: usize = memory.data(65536, 16);
/** 128 lanes: first words of their AES keys, second, third, fourth, first intervals. */
export const LANES: usize = memory.data(2560, 16);
/** Two words a candidate: the tag, and its lane + 128 × how many intervals after the lane's first. */
export const CANDIDATES: usize = memory.data(147456, 16);

prepareRpiKeys();

/** RPI_KEYS from the first `n` TEKS; whole fours are worked. */
export function rpiKeys(n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 4) fourRpiKeys(TEKS + 16 * i, RPI_KEYS + 4 * i, 4 * CHUNK);
}

// @ts-ignore: decorator
@inline
function has(bitmap: usize, bit: u32): bool {
  return <bool>((load<u32>(bitmap + ((bit >> 5) << 2)) >> (bit & 31)) & 1);
}

/**
 * Goes through so many intervals of LANES, at most 144, and writes CANDIDATES; how many there are. `bits` is how many of
 * a tag choose its bit.
 */
export function candidates(intervals: i32, bits: u32): i32 {
  const mask: u32 = (1 << bits) - 1;
  expandKeys(LANES);
  startIntervals(LANES + 4 * WORD);
  prepareTags();
  let to = CANDIDATES;
  for (let i = 0; i < intervals; i++) {
    if (i > 0 && nextIntervals()) prepareTags();
    makeTags();
    for (let lane: usize = 0; lane < 128; lane++) {
      const tag = load<u32>(TAGS + 4 * lane);
      if (!has(LOW_BITMAP, tag & mask) || !has(HIGH_BITMAP, tag >> (32 - bits))) continue;
      store<u32>(to, tag, 0);
      store<u32>(to, <u32>lane + 128 * i, 4);
      to += 8;
    }
  }
  return <i32>((to - CANDIDATES) >> 3);
}
