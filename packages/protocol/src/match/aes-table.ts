/**
 * The tables of AES (FIPS 197): the S-box, and for each row the S-box followed by its share of MixColumns as one 32-bit
 * column, first row in the highest byte. Look-ups depend on the data, so this is for public keys only.
 */

/** 256 entries each. */
export interface AesTables {
  /** SubBytes. */
  readonly SBOX: Uint8Array;
  /** The column that a byte of row 0 adds after SubBytes, ShiftRows and MixColumns; T1, T2, T3: of rows 1, 2, 3. */
  readonly T0: Int32Array;
  readonly T1: Int32Array;
  readonly T2: Int32Array;
  readonly T3: Int32Array;
}

/** A byte times x in AES's field. */
const double = (byte: number): number => (byte << 1) ^ (byte & 0x80 ? 0x11b : 0);

/** New tables. */
export function aesTables(): AesTables {
  // 3 generates the field, so powers of 3 and their logarithms give every inverse (FIPS 197 §4.2).
  const powers: number[] = [];
  for (let power = 1; powers.length < 255; power ^= double(power)) powers.push(power);
  const inverse = (byte: number): number => (byte === 0 ? 0 : powers[(255 - powers.indexOf(byte)) % 255]!);

  const SBOX = new Uint8Array(256);
  const [T0, T1, T2, T3] = [
    new Int32Array(256),
    new Int32Array(256),
    new Int32Array(256),
    new Int32Array(256),
  ];
  for (let byte = 0; byte < 256; byte++) {
    const inverted = inverse(byte) * 0x101;
    let s = 0x63;
    for (const turn of [0, 4, 5, 6, 7]) s ^= (inverted >>> turn) & 0xff;
    const [s2, s3] = [double(s), double(s) ^ s];
    SBOX[byte] = s;
    T0[byte] = (s2 << 24) | (s << 16) | (s << 8) | s3;
    T1[byte] = (s3 << 24) | (s2 << 16) | (s << 8) | s;
    T2[byte] = (s << 24) | (s3 << 16) | (s2 << 8) | s;
    T3[byte] = (s << 24) | (s << 16) | (s3 << 8) | s2;
  }
  return { SBOX, T0, T1, T2, T3 };
}
