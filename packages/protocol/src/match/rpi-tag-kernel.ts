/**
 * The tags of a key's identifiers (`rpi-index` says which bytes they are), fast: AES by tables, cut down to what the tag needs.
 * Of the block that is encrypted ("EN-RPI", six zeros, the ENIN with its lowest byte first) only byte 12 changes among 256
 * intervals. Then after round 1 one column of four changes, and in round 2 one look-up of four; and of rounds 9 and
 * 10 the tag needs one column. That leaves 109 look-ups of 160.
 */
import { aesTables } from "./aes-table.ts";

// Constants of this module and not imported ones: an engine folds their addresses and lengths into the code.
const { SBOX, T0, T1, T2, T3 } = aesTables();

/** Words of an expanded key. */
export const SCHEDULE_LENGTH = 44;

/** Expands the first 4 words of `schedule`, the AES-128 key, to the keys of all rounds (FIPS 197 §5.2). */
export function expandKey(schedule: Int32Array): void {
  let constant = 1;
  for (let i = 4; i < SCHEDULE_LENGTH; i += 4) {
    const last = schedule[i - 1]!;
    const turned =
      (SBOX[(last >>> 16) & 255]! << 24) |
      (SBOX[(last >>> 8) & 255]! << 16) |
      (SBOX[last & 255]! << 8) |
      SBOX[last >>> 24]!;
    let word = schedule[i - 4]! ^ turned ^ (constant << 24);
    schedule[i] = word;
    for (let j = 1; j < 4; j++) {
      word ^= schedule[i + j - 4]!;
      schedule[i + j] = word;
    }
    constant = (constant << 1) ^ (constant & 0x80 ? 0x11b : 0);
  }
}

const EN_R = 0x454e2d52;
const PI = 0x50490000;

/** Writes the tags of the intervals `from` … `to`, both included, to `tags`. */
export function rpiTags(schedule: Int32Array, from: number, to: number, tags: Uint32Array): void {
  let written = 0;
  for (let start = from; start <= to; ) {
    const end = Math.min(to, start - (start % 256) + 255);
    written = tagsOf256(schedule, start, end, tags, written);
    start = end + 1;
  }
}

/** `rpiTags` for intervals that differ in their lowest byte only. */
function tagsOf256(k: Int32Array, from: number, to: number, tags: Uint32Array, at: number): number {
  const a0 = EN_R ^ k[0]!;
  const b0 = PI ^ k[1]!;
  const c0 = k[2]!;
  const d0 = (((from >>> 8) & 255) << 16) ^ (((from >>> 16) & 255) << 8) ^ (from >>> 24) ^ k[3]!;
  // Round 1, all but byte 12.
  const a1 = T0[a0 >>> 24]! ^ T1[(b0 >>> 16) & 255]! ^ T2[(c0 >>> 8) & 255]! ^ T3[d0 & 255]! ^ k[4]!;
  const b1 = T0[b0 >>> 24]! ^ T1[(c0 >>> 16) & 255]! ^ T2[(d0 >>> 8) & 255]! ^ T3[a0 & 255]! ^ k[5]!;
  const c1 = T0[c0 >>> 24]! ^ T1[(d0 >>> 16) & 255]! ^ T2[(a0 >>> 8) & 255]! ^ T3[b0 & 255]! ^ k[6]!;
  const d1 = T1[(a0 >>> 16) & 255]! ^ T2[(b0 >>> 8) & 255]! ^ T3[c0 & 255]! ^ k[7]!;
  // Round 2, all but the column of byte 12.
  const a2 = T0[a1 >>> 24]! ^ T1[(b1 >>> 16) & 255]! ^ T2[(c1 >>> 8) & 255]! ^ k[8]!;
  const b2 = T0[b1 >>> 24]! ^ T1[(c1 >>> 16) & 255]! ^ T3[a1 & 255]! ^ k[9]!;
  const c2 = T0[c1 >>> 24]! ^ T2[(a1 >>> 8) & 255]! ^ T3[b1 & 255]! ^ k[10]!;
  const d2 = T1[(a1 >>> 16) & 255]! ^ T2[(b1 >>> 8) & 255]! ^ T3[c1 & 255]! ^ k[11]!;
  const top = d0 >>> 24;
  // Written out round by round, keys in locals: half the time of a loop.
  const k12 = k[12]!;
  const k13 = k[13]!;
  const k14 = k[14]!;
  const k15 = k[15]!;
  const k16 = k[16]!;
  const k17 = k[17]!;
  const k18 = k[18]!;
  const k19 = k[19]!;
  const k20 = k[20]!;
  const k21 = k[21]!;
  const k22 = k[22]!;
  const k23 = k[23]!;
  const k24 = k[24]!;
  const k25 = k[25]!;
  const k26 = k[26]!;
  const k27 = k[27]!;
  const k28 = k[28]!;
  const k29 = k[29]!;
  const k30 = k[30]!;
  const k31 = k[31]!;
  const k32 = k[32]!;
  const k33 = k[33]!;
  const k34 = k[34]!;
  const k35 = k[35]!;
  const k36 = k[36]!;
  const tagKey = (k[40]! & 0xff000000) | (k[43]! & 0xff0000) | (k[42]! & 0xff00) | (k[41]! & 0xff);
  for (let i = from; i <= to; i++) {
    const varying = d1 ^ T0[(i & 255) ^ top]!;
    let a = a2 ^ T3[varying & 255]!;
    let b = b2 ^ T2[(varying >>> 8) & 255]!;
    let c = c2 ^ T1[(varying >>> 16) & 255]!;
    let d = d2 ^ T0[varying >>> 24]!;
    // Rounds 3 … 8.
    let p = T0[a >>> 24]! ^ T1[(b >>> 16) & 255]! ^ T2[(c >>> 8) & 255]! ^ T3[d & 255]! ^ k12;
    let q = T0[b >>> 24]! ^ T1[(c >>> 16) & 255]! ^ T2[(d >>> 8) & 255]! ^ T3[a & 255]! ^ k13;
    let r = T0[c >>> 24]! ^ T1[(d >>> 16) & 255]! ^ T2[(a >>> 8) & 255]! ^ T3[b & 255]! ^ k14;
    let s = T0[d >>> 24]! ^ T1[(a >>> 16) & 255]! ^ T2[(b >>> 8) & 255]! ^ T3[c & 255]! ^ k15;
    a = T0[p >>> 24]! ^ T1[(q >>> 16) & 255]! ^ T2[(r >>> 8) & 255]! ^ T3[s & 255]! ^ k16;
    b = T0[q >>> 24]! ^ T1[(r >>> 16) & 255]! ^ T2[(s >>> 8) & 255]! ^ T3[p & 255]! ^ k17;
    c = T0[r >>> 24]! ^ T1[(s >>> 16) & 255]! ^ T2[(p >>> 8) & 255]! ^ T3[q & 255]! ^ k18;
    d = T0[s >>> 24]! ^ T1[(p >>> 16) & 255]! ^ T2[(q >>> 8) & 255]! ^ T3[r & 255]! ^ k19;
    p = T0[a >>> 24]! ^ T1[(b >>> 16) & 255]! ^ T2[(c >>> 8) & 255]! ^ T3[d & 255]! ^ k20;
    q = T0[b >>> 24]! ^ T1[(c >>> 16) & 255]! ^ T2[(d >>> 8) & 255]! ^ T3[a & 255]! ^ k21;
    r = T0[c >>> 24]! ^ T1[(d >>> 16) & 255]! ^ T2[(a >>> 8) & 255]! ^ T3[b & 255]! ^ k22;
    s = T0[d >>> 24]! ^ T1[(a >>> 16) & 255]! ^ T2[(b >>> 8) & 255]! ^ T3[c & 255]! ^ k23;
    a = T0[p >>> 24]! ^ T1[(q >>> 16) & 255]! ^ T2[(r >>> 8) & 255]! ^ T3[s & 255]! ^ k24;
    b = T0[q >>> 24]! ^ T1[(r >>> 16) & 255]! ^ T2[(s >>> 8) & 255]! ^ T3[p & 255]! ^ k25;
    c = T0[r >>> 24]! ^ T1[(s >>> 16) & 255]! ^ T2[(p >>> 8) & 255]! ^ T3[q & 255]! ^ k26;
    d = T0[s >>> 24]! ^ T1[(p >>> 16) & 255]! ^ T2[(q >>> 8) & 255]! ^ T3[r & 255]! ^ k27;
    p = T0[a >>> 24]! ^ T1[(b >>> 16) & 255]! ^ T2[(c >>> 8) & 255]! ^ T3[d & 255]! ^ k28;
    q = T0[b >>> 24]! ^ T1[(c >>> 16) & 255]! ^ T2[(d >>> 8) & 255]! ^ T3[a & 255]! ^ k29;
    r = T0[c >>> 24]! ^ T1[(d >>> 16) & 255]! ^ T2[(a >>> 8) & 255]! ^ T3[b & 255]! ^ k30;
    s = T0[d >>> 24]! ^ T1[(a >>> 16) & 255]! ^ T2[(b >>> 8) & 255]! ^ T3[c & 255]! ^ k31;
    a = T0[p >>> 24]! ^ T1[(q >>> 16) & 255]! ^ T2[(r >>> 8) & 255]! ^ T3[s & 255]! ^ k32;
    b = T0[q >>> 24]! ^ T1[(r >>> 16) & 255]! ^ T2[(s >>> 8) & 255]! ^ T3[p & 255]! ^ k33;
    c = T0[r >>> 24]! ^ T1[(s >>> 16) & 255]! ^ T2[(p >>> 8) & 255]! ^ T3[q & 255]! ^ k34;
    d = T0[s >>> 24]! ^ T1[(p >>> 16) & 255]! ^ T2[(q >>> 8) & 255]! ^ T3[r & 255]! ^ k35;
    const last = T0[a >>> 24]! ^ T1[(b >>> 16) & 255]! ^ T2[(c >>> 8) & 255]! ^ T3[d & 255]! ^ k36;
    tags[at++] =
      ((SBOX[last >>> 24]! << 24) |
        (SBOX[(last >>> 16) & 255]! << 16) |
        (SBOX[(last >>> 8) & 255]! << 8) |
        SBOX[last & 255]!) ^
      tagKey;
  }
  return at;
}
