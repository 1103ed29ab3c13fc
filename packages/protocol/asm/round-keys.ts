/** The keys of all rounds of AES-128 (FIPS 197 §5.2) in planes, 128 keys at once. */
import { BYTE, COLUMN, PLANE, plane, put, same, STATE, WORD, xor } from "./planes";
import { substitute } from "./sbox";
import { transpose } from "./transpose";

const KEYS: usize = memory.data(11 * 2048, 16);
const WORDS: usize = memory.data(512, 16);
const SUBSTITUTED: usize = memory.data(128, 16);

/** The key of round 0 … 10. From round 1 on it has the constant 0x63 that `substitute` leaves out; MixColumns passes it unchanged. */
// @ts-ignore: decorator
@inline
export function roundKey(round: usize): usize {
  return KEYS + round * STATE;
}

/** Makes the round keys of 128 keys: four times 128 words at `keys`, all first words first. */
export function expandKeys(keys: usize): void {
  for (let column: usize = 0; column < 4; column++) {
    memory.copy(WORDS, keys + column * WORD, WORD);
    transpose(WORDS);
    // A word's highest byte is the column's first.
    for (let row: usize = 0; row < 4; row++)
      memory.copy(KEYS + column * COLUMN + row * BYTE, WORDS + (3 - row) * BYTE, BYTE);
  }
  let constant: u32 = 1;
  for (let round: usize = 1; round <= 10; round++) {
    for (let row: usize = 0; row < 4; row++) {
      substitute(roundKey(round - 1) + 3 * COLUMN + ((row + 1) & 3) * BYTE, SUBSTITUTED);
      for (let j: usize = 0; j < 8; j++) {
        let x = xor(plane(SUBSTITUTED, j), same(row == 0 ? constant ^ 0x63 : 0x63, j));
        for (let column: usize = 0; column < 4; column++) {
          const at = column * COLUMN + row * BYTE;
          x = xor(x, plane(roundKey(round - 1) + at, j));
          put(roundKey(round) + at, j, x);
        }
      }
    }
    constant = (constant << 1) ^ (constant & 0x80 ? 0x11b : 0);
  }
  for (let byte = roundKey(1); byte < roundKey(11); byte += BYTE)
    for (let j: usize = 0; j < 8; j++) put(byte, j, xor(plane(byte, j), same(0x63, j)));
}
