/**
 * Finds identifiers by a 32-bit tag. A tag is bytes 0, 13, 10, 7 of an identifier: the four that come out of one column of
 * the last but one AES round, so that the kernel can stop there. Nearly every tag it asks for is absent; a bitmap says so in one
 * load from a small table, and of those that pass a second one lets few through.
 */

/** An index over m identifiers. */
export interface RpiIndex {
  /** How many bits of a tag choose its bit in each of the bitmaps. */
  readonly bits: number;
  /** One bit for the low bits of each tag. */
  readonly low: Uint32Array;
  /** One bit for the high bits of each tag. */
  readonly high: Uint32Array;
  /** Row + 1 of the first identifier of each bucket; 0 for none. Chosen by the low bits of the tag. */
  readonly heads: Uint32Array;
  /** Row + 1 of the next identifier in the bucket of each row; 0 at the end. Rows rise. */
  readonly next: Uint32Array;
  /** The tag of each row. */
  readonly tags: Uint32Array;
}

/** The tag of the identifier that starts at `at`. */
export const tagAt = (rpis: Uint8Array, at: number): number =>
  ((rpis[at]! << 24) | (rpis[at + 13]! << 16) | (rpis[at + 10]! << 8) | rpis[at + 7]!) >>> 0;

const MIN_BITS = 16;
const MAX_BITS = 22;

/** The index of identifiers, 16 bytes each. Bits: about 16 an identifier, within 2¹⁶ … 2²²; buckets: 2 or more an identifier. */
export function rpiIndex(rpis: Uint8Array): RpiIndex {
  const m = rpis.length / 16;
  const bits = Math.min(Math.max(Math.ceil(Math.log2(16 * Math.max(m, 1))), MIN_BITS), MAX_BITS);
  const mask = 2 ** bits - 1;
  const low = new Uint32Array(2 ** bits / 32);
  const high = new Uint32Array(2 ** bits / 32);
  const heads = new Uint32Array(2 ** Math.ceil(Math.log2(2 * Math.max(m, 1))));
  const next = new Uint32Array(m);
  const tags = new Uint32Array(m);
  // Backwards, so that a bucket's rows rise. Chains instead of open addressing: whoever fills the air with identifiers
  // of one tag makes one long bucket that nobody asks for, and not a quadratic build.
  for (let row = m - 1; row >= 0; row--) {
    const tag = tagAt(rpis, 16 * row);
    const bucket = tag & (heads.length - 1);
    tags[row] = tag;
    next[row] = heads[bucket]!;
    heads[bucket] = row + 1;
    low[(tag & mask) >>> 5]! |= 1 << (tag & 31);
    const top = tag >>> (32 - bits);
    high[top >>> 5]! |= 1 << (top & 31);
  }
  return { bits, low, high, heads, next, tags };
}

/** Whether the bitmaps have a tag: always when an identifier does, seldom else. */
export function mayHave({ bits, low, high }: RpiIndex, tag: number): boolean {
  if (!((low[(tag & (2 ** bits - 1)) >>> 5]! >>> (tag & 31)) & 1)) return false;
  const top = tag >>> (32 - bits);
  return ((high[top >>> 5]! >>> (top & 31)) & 1) === 1;
}
