/**
 * Planes: 128 lanes worked at once, a bit of each in one vector (bitslicing; E. Biham, "A Fast New DES Implementation in
 * Software", FSE 1997). A byte is 8 planes, plane j with bit j; a state of AES is 16 bytes in the order of FIPS 197, column by column.
 */

/** Bytes of memory that a plane, a byte in planes, a column, a word in planes and a state take. */
export const PLANE: usize = 16;
export const BYTE: usize = 8 * PLANE;
export const COLUMN: usize = 4 * BYTE;
export const WORD: usize = 32 * PLANE;
export const STATE: usize = 4 * COLUMN;

// @ts-ignore: decorator
@inline
export function plane(p: usize, j: usize): v128 {
  return v128.load(p + j * PLANE);
}

// @ts-ignore: decorator
@inline
export function put(p: usize, j: usize, x: v128): void {
  v128.store(p + j * PLANE, x);
}

// @ts-ignore: decorator
@inline
export function xor(a: v128, b: v128): v128 {
  return v128.xor(a, b);
}

// @ts-ignore: decorator
@inline
export function and(a: v128, b: v128): v128 {
  return v128.and(a, b);
}

/** The plane of one bit that is the same in all lanes: bit j of `byte`. */
// @ts-ignore: decorator
@inline
export function same(byte: u32, j: usize): v128 {
  return i32x4.splat(-(((byte >> (<u32>j)) & 1) as i32));
}

/** Where the byte of a state stands that ShiftRows moves to `row` of `column`. */
// @ts-ignore: decorator
@inline
export function shifted(column: usize, row: usize): usize {
  return ((column + row) & 3) * COLUMN + row * BYTE;
}
