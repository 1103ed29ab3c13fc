/** The interval (ENIN) that each lane is at, 32 bits in planes, lowest first. */
import { BYTE, plane, put, WORD, xor } from "./planes";
import { transpose } from "./transpose";

const PLANES: usize = memory.data(512, 16);

/** Puts each lane to the interval of its word, 128 words at `starts`. */
export function startIntervals(starts: usize): void {
  memory.copy(PLANES, starts, WORD);
  transpose(PLANES);
}

/** Byte 0 … 3 of the intervals, lowest first. */
// @ts-ignore: decorator
@inline
export function intervalByte(n: usize): usize {
  return PLANES + n * BYTE;
}

/** Moves every lane to its next interval; whether more than the lowest byte changed in any. */
export function nextIntervals(): bool {
  let carry = i32x4.splat(-1);
  let bit: usize = 0;
  for (; bit < 8; bit++) carry = addTo(bit, carry);
  if (!v128.any_true(carry)) return false;
  for (; bit < 32; bit++) carry = addTo(bit, carry);
  return true;
}

// @ts-ignore: decorator
@inline
function addTo(bit: usize, carry: v128): v128 {
  const x = plane(PLANES, bit);
  put(PLANES, bit, xor(x, carry));
  return v128.and(x, carry);
}
