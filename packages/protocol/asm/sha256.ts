/**
 * SHA-256's compression of one block (FIPS 180-4 §6.2.2) for four messages at once, a word of each in one vector. A state is
 * eight vectors, a block sixteen, a schedule sixty-four.
 */

const H = memory.data<u32>([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
const K = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

const VECTOR: usize = 16;

// @ts-ignore: decorator
@inline
function add(x: v128, y: v128): v128 {
  return i32x4.add(x, y);
}

// @ts-ignore: decorator
@inline
function rotr(x: v128, n: i32): v128 {
  return v128.or(i32x4.shr_u(x, n), i32x4.shl(x, 32 - n));
}

// @ts-ignore: decorator
@inline
function xor3(x: v128, y: v128, z: v128): v128 {
  return v128.xor(v128.xor(x, y), z);
}

/** The first half of a round, T₁: the new h before T₂ is added. */
// @ts-ignore: decorator
@inline
function first(h: v128, e: v128, f: v128, g: v128, w: usize, k: usize, t: usize): v128 {
  const sum = add(h, add(v128.load32_splat(k + 4 * t), v128.load(w + VECTOR * t)));
  const choice = v128.xor(v128.and(v128.xor(f, g), e), g);
  return add(add(sum, choice), xor3(rotr(e, 6), rotr(e, 11), rotr(e, 25)));
}

/** The second half, T₁ + T₂. */
// @ts-ignore: decorator
@inline
function second(t1: v128, a: v128, b: v128, c: v128): v128 {
  const majority = v128.xor(v128.and(v128.xor(a, b), v128.xor(b, c)), b);
  return add(t1, add(majority, xor3(rotr(a, 2), rotr(a, 13), rotr(a, 22))));
}

/** Writes H⁽⁰⁾ to `state`. */
export function startState(state: usize): void {
  for (let i: usize = 0; i < 8; i++) v128.store(state + VECTOR * i, v128.load32_splat(H + 4 * i));
}

/** Completes the schedule whose first sixteen words are a block. */
export function schedule(words: usize): void {
  for (let w = words; w < words + 48 * VECTOR; w += VECTOR) {
    const p = v128.load(w, 16);
    const q = v128.load(w, 14 * 16);
    const s0 = xor3(rotr(p, 7), rotr(p, 18), i32x4.shr_u(p, 3));
    const s1 = xor3(rotr(q, 17), rotr(q, 19), i32x4.shr_u(q, 10));
    v128.store(w, add(add(v128.load(w), s0), add(v128.load(w, 9 * 16), s1)), 16 * 16);
  }
}

/** Writes the state `after` the block whose schedule is at `words`, from the state `before`. */
export function compress(before: usize, words: usize, after: usize): void {
  let a = v128.load(before, 0), b = v128.load(before, 16), c = v128.load(before, 32), d = v128.load(before, 48);
  let e = v128.load(before, 64), f = v128.load(before, 80), g = v128.load(before, 96), h = v128.load(before, 112);
  let k: usize = K;
  for (let w = words; w < words + 64 * VECTOR; w += 8 * VECTOR) {
    h = first(h, e, f, g, w, k, 0); d = add(d, h); h = second(h, a, b, c);
    g = first(g, d, e, f, w, k, 1); c = add(c, g); g = second(g, h, a, b);
    f = first(f, c, d, e, w, k, 2); b = add(b, f); f = second(f, g, h, a);
    e = first(e, b, c, d, w, k, 3); a = add(a, e); e = second(e, f, g, h);
    d = first(d, a, b, c, w, k, 4); h = add(h, d); d = second(d, e, f, g);
    c = first(c, h, a, b, w, k, 5); g = add(g, c); c = second(c, d, e, f);
    b = first(b, g, h, a, w, k, 6); f = add(f, b); b = second(b, c, d, e);
    a = first(a, f, g, h, w, k, 7); e = add(e, a); a = second(a, b, c, d);
    k += 32;
  }
  v128.store(after, add(a, v128.load(before, 0)), 0);
  v128.store(after, add(b, v128.load(before, 16)), 16);
  v128.store(after, add(c, v128.load(before, 32)), 32);
  v128.store(after, add(d, v128.load(before, 48)), 48);
  v128.store(after, add(e, v128.load(before, 64)), 64);
  v128.store(after, add(f, v128.load(before, 80)), 80);
  v128.store(after, add(g, v128.load(before, 96)), 96);
  v128.store(after, add(h, v128.load(before, 112)), 112);
}
