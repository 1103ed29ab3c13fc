/**
 * MixColumns and AddRoundKey in one. With a, b, c, d a column's bytes, the first of the new ones is
 * 2(a ^ b) ^ b ^ (c ^ d), the others likewise in turn. Doubling moves planes up by one; what falls out of plane 7 comes back in planes
 * 0, 1, 3 and 4.
 */
import { BYTE, plane, put, xor } from "./planes";

/** Writes the column after the one at `from`, with the key at `key`, to `to`, which is another place. */
export function mixColumn(from: usize, key: usize, to: usize): void {
  const a = from, b = from + BYTE, c = from + 2 * BYTE, d = from + 3 * BYTE;
  const a7 = plane(a, 7), b7 = plane(b, 7), c7 = plane(c, 7), d7 = plane(d, 7);
  const ab7 = xor(a7, b7), bc7 = xor(b7, c7), cd7 = xor(c7, d7), da7 = xor(d7, a7);
  const a0 = plane(a, 0), b0 = plane(b, 0), c0 = plane(c, 0), d0 = plane(d, 0);
  const ab0 = xor(a0, b0), bc0 = xor(b0, c0), cd0 = xor(c0, d0), da0 = xor(d0, a0);
  put(to, 0, xor(xor(ab7, plane(key, 0)), xor(b0, cd0)));
  put(to + BYTE, 0, xor(xor(bc7, plane(key + BYTE, 0)), xor(c0, da0)));
  put(to + 2 * BYTE, 0, xor(xor(cd7, plane(key + 2 * BYTE, 0)), xor(d0, ab0)));
  put(to + 3 * BYTE, 0, xor(xor(da7, plane(key + 3 * BYTE, 0)), xor(a0, bc0)));
  const a1 = plane(a, 1), b1 = plane(b, 1), c1 = plane(c, 1), d1 = plane(d, 1);
  const ab1 = xor(a1, b1), bc1 = xor(b1, c1), cd1 = xor(c1, d1), da1 = xor(d1, a1);
  put(to, 1, xor(xor(xor(ab0, ab7), plane(key, 1)), xor(b1, cd1)));
  put(to + BYTE, 1, xor(xor(xor(bc0, bc7), plane(key + BYTE, 1)), xor(c1, da1)));
  put(to + 2 * BYTE, 1, xor(xor(xor(cd0, cd7), plane(key + 2 * BYTE, 1)), xor(d1, ab1)));
  put(to + 3 * BYTE, 1, xor(xor(xor(da0, da7), plane(key + 3 * BYTE, 1)), xor(a1, bc1)));
  const a2 = plane(a, 2), b2 = plane(b, 2), c2 = plane(c, 2), d2 = plane(d, 2);
  const ab2 = xor(a2, b2), bc2 = xor(b2, c2), cd2 = xor(c2, d2), da2 = xor(d2, a2);
  put(to, 2, xor(xor(ab1, plane(key, 2)), xor(b2, cd2)));
  put(to + BYTE, 2, xor(xor(bc1, plane(key + BYTE, 2)), xor(c2, da2)));
  put(to + 2 * BYTE, 2, xor(xor(cd1, plane(key + 2 * BYTE, 2)), xor(d2, ab2)));
  put(to + 3 * BYTE, 2, xor(xor(da1, plane(key + 3 * BYTE, 2)), xor(a2, bc2)));
  const a3 = plane(a, 3), b3 = plane(b, 3), c3 = plane(c, 3), d3 = plane(d, 3);
  const ab3 = xor(a3, b3), bc3 = xor(b3, c3), cd3 = xor(c3, d3), da3 = xor(d3, a3);
  put(to, 3, xor(xor(xor(ab2, ab7), plane(key, 3)), xor(b3, cd3)));
  put(to + BYTE, 3, xor(xor(xor(bc2, bc7), plane(key + BYTE, 3)), xor(c3, da3)));
  put(to + 2 * BYTE, 3, xor(xor(xor(cd2, cd7), plane(key + 2 * BYTE, 3)), xor(d3, ab3)));
  put(to + 3 * BYTE, 3, xor(xor(xor(da2, da7), plane(key + 3 * BYTE, 3)), xor(a3, bc3)));
  const a4 = plane(a, 4), b4 = plane(b, 4), c4 = plane(c, 4), d4 = plane(d, 4);
  const ab4 = xor(a4, b4), bc4 = xor(b4, c4), cd4 = xor(c4, d4), da4 = xor(d4, a4);
  put(to, 4, xor(xor(xor(ab3, ab7), plane(key, 4)), xor(b4, cd4)));
  put(to + BYTE, 4, xor(xor(xor(bc3, bc7), plane(key + BYTE, 4)), xor(c4, da4)));
  put(to + 2 * BYTE, 4, xor(xor(xor(cd3, cd7), plane(key + 2 * BYTE, 4)), xor(d4, ab4)));
  put(to + 3 * BYTE, 4, xor(xor(xor(da3, da7), plane(key + 3 * BYTE, 4)), xor(a4, bc4)));
  const a5 = plane(a, 5), b5 = plane(b, 5), c5 = plane(c, 5), d5 = plane(d, 5);
  const ab5 = xor(a5, b5), bc5 = xor(b5, c5), cd5 = xor(c5, d5), da5 = xor(d5, a5);
  put(to, 5, xor(xor(ab4, plane(key, 5)), xor(b5, cd5)));
  put(to + BYTE, 5, xor(xor(bc4, plane(key + BYTE, 5)), xor(c5, da5)));
  put(to + 2 * BYTE, 5, xor(xor(cd4, plane(key + 2 * BYTE, 5)), xor(d5, ab5)));
  put(to + 3 * BYTE, 5, xor(xor(da4, plane(key + 3 * BYTE, 5)), xor(a5, bc5)));
  const a6 = plane(a, 6), b6 = plane(b, 6), c6 = plane(c, 6), d6 = plane(d, 6);
  const ab6 = xor(a6, b6), bc6 = xor(b6, c6), cd6 = xor(c6, d6), da6 = xor(d6, a6);
  put(to, 6, xor(xor(ab5, plane(key, 6)), xor(b6, cd6)));
  put(to + BYTE, 6, xor(xor(bc5, plane(key + BYTE, 6)), xor(c6, da6)));
  put(to + 2 * BYTE, 6, xor(xor(cd5, plane(key + 2 * BYTE, 6)), xor(d6, ab6)));
  put(to + 3 * BYTE, 6, xor(xor(da5, plane(key + 3 * BYTE, 6)), xor(a6, bc6)));
  put(to, 7, xor(xor(ab6, plane(key, 7)), xor(b7, cd7)));
  put(to + BYTE, 7, xor(xor(bc6, plane(key + BYTE, 7)), xor(c7, da7)));
  put(to + 2 * BYTE, 7, xor(xor(cd6, plane(key + 2 * BYTE, 7)), xor(d7, ab7)));
  put(to + 3 * BYTE, 7, xor(xor(da6, plane(key + 3 * BYTE, 7)), xor(a7, bc7)));
}

/** Only byte `row` of what `mixColumn` writes; `key` and `to` are those of the byte. */
export function mixByte(from: usize, row: usize, key: usize, to: usize): void {
  const a = from + row * BYTE, b = from + ((row + 1) & 3) * BYTE;
  const c = from + ((row + 2) & 3) * BYTE, d = from + ((row + 3) & 3) * BYTE;
  const ab0 = xor(plane(a, 0), plane(b, 0)), ab1 = xor(plane(a, 1), plane(b, 1));
  const ab2 = xor(plane(a, 2), plane(b, 2)), ab3 = xor(plane(a, 3), plane(b, 3));
  const ab4 = xor(plane(a, 4), plane(b, 4)), ab5 = xor(plane(a, 5), plane(b, 5));
  const ab6 = xor(plane(a, 6), plane(b, 6)), ab7 = xor(plane(a, 7), plane(b, 7));
  put(to, 0, xor(xor(ab7, plane(key, 0)), xor(plane(b, 0), xor(plane(c, 0), plane(d, 0)))));
  put(to, 1, xor(xor(xor(ab0, ab7), plane(key, 1)), xor(plane(b, 1), xor(plane(c, 1), plane(d, 1)))));
  put(to, 2, xor(xor(ab1, plane(key, 2)), xor(plane(b, 2), xor(plane(c, 2), plane(d, 2)))));
  put(to, 3, xor(xor(xor(ab2, ab7), plane(key, 3)), xor(plane(b, 3), xor(plane(c, 3), plane(d, 3)))));
  put(to, 4, xor(xor(xor(ab3, ab7), plane(key, 4)), xor(plane(b, 4), xor(plane(c, 4), plane(d, 4)))));
  put(to, 5, xor(xor(ab4, plane(key, 5)), xor(plane(b, 5), xor(plane(c, 5), plane(d, 5)))));
  put(to, 6, xor(xor(ab5, plane(key, 6)), xor(plane(b, 6), xor(plane(c, 6), plane(d, 6)))));
  put(to, 7, xor(xor(ab6, plane(key, 7)), xor(plane(b, 7), xor(plane(c, 7), plane(d, 7)))));
}

/**
 * What `mixColumn` writes when only byte `row` of the column varies: `rest` is the column that it writes when that byte
 * is 0, the key's share included. The byte adds 2, 1, 1 and 3 times itself from its own row on.
 */
export function mixOne(byte: usize, row: usize, rest: usize, to: usize): void {
  const s0 = plane(byte, 0), s1 = plane(byte, 1), s2 = plane(byte, 2), s3 = plane(byte, 3);
  const s4 = plane(byte, 4), s5 = plane(byte, 5), s6 = plane(byte, 6), s7 = plane(byte, 7);
  const twice1 = xor(s0, s7), twice3 = xor(s2, s7), twice4 = xor(s3, s7);
  add8(rest, to, row * BYTE, s7, twice1, s1, twice3, twice4, s4, s5, s6);
  add8(rest, to, ((row + 1) & 3) * BYTE, s0, s1, s2, s3, s4, s5, s6, s7);
  add8(rest, to, ((row + 2) & 3) * BYTE, s0, s1, s2, s3, s4, s5, s6, s7);
  add8(rest, to, ((row + 3) & 3) * BYTE, xor(s0, s7), xor(s1, twice1), xor(s2, s1), xor(s3, twice3),
    xor(s4, twice4), xor(s5, s4), xor(s6, s5), xor(s7, s6));
}

// @ts-ignore: decorator
@inline
function add8(
  rest: usize, to: usize, at: usize,
  p0: v128, p1: v128, p2: v128, p3: v128, p4: v128, p5: v128, p6: v128, p7: v128,
): void {
  put(to + at, 0, xor(plane(rest + at, 0), p0));
  put(to + at, 1, xor(plane(rest + at, 1), p1));
  put(to + at, 2, xor(plane(rest + at, 2), p2));
  put(to + at, 3, xor(plane(rest + at, 3), p3));
  put(to + at, 4, xor(plane(rest + at, 4), p4));
  put(to + at, 5, xor(plane(rest + at, 5), p5));
  put(to + at, 6, xor(plane(rest + at, 6), p6));
  put(to + at, 7, xor(plane(rest + at, 7), p7));
}
