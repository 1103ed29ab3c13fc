/** Words ↔ planes: four matrices of 32 × 32 bits side by side, each turned about its diagonal (H. S. Warren, "Hacker's Delight", 7-3). */
import { PLANE } from "./planes";

/** Swaps the bits of `mask` in the vectors i and i + distance, each `distance` bits apart. */
// @ts-ignore: decorator
@inline
function exchange(p: usize, distance: usize, mask: u32): void {
  for (let i: usize = 0; i < 32; i = (i + distance + 1) & ~distance) {
    const low = p + i * PLANE;
    const high = low + distance * PLANE;
    const x = v128.load(low);
    const y = v128.load(high);
    const t = v128.and(v128.xor(i32x4.shr_u(x, <i32>distance), y), i32x4.splat(mask));
    v128.store(high, v128.xor(y, t));
    v128.store(low, v128.xor(x, i32x4.shl(t, <i32>distance)));
  }
}

/**
 * Turns 128 words at `p` into 32 planes or back. Word n of 128 stands in vector n / 4, so lane n is bit n / 4 of the n mod 4-th 32 bits of
 * a plane; nobody else needs to know.
 */
export function transpose(p: usize): void {
  exchange(p, 16, 0x0000ffff);
  exchange(p, 8, 0x00ff00ff);
  exchange(p, 4, 0x0f0f0f0f);
  exchange(p, 2, 0x33333333);
  exchange(p, 1, 0x55555555);
}
