/**
 * Recovery codes: ten, each good once. They are drawn from 27 signs, digits and capitals of which no
 * two look alike (no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: the digit or the V stays), in three groups of four: 27^12 is 2^57. Codes of
 * before, five and five characters of 62, go on working until new ones are made.
 */
import { below, type Random } from "@bluezone/server-kit/time/random";

const SIGNS = "23456789ACDEFGHJKMNPQRTVWXY";

/** Ten fresh codes, "K7M4-P2QD-9XTA", every one equally likely. */
export const drawRecoveryCodes = (random: Random): string[] =>
  Array.from({ length: 10 }, () => Array.from({ length: 3 }, () => group(random)).join("-"));

const group = (random: Random): string =>
  Array.from({ length: 4 }, () => SIGNS[below(random, SIGNS.length)]).join("");

/** What somebody may type for a sign of a code. */
const LIKE: Readonly<Record<string, string>> = { Z: "2", S: "5", B: "8", U: "V" };
/** The same in a code of before, whose letters are capital or small: of signs that look alike, one. */
const FORMERLY_LIKE: Readonly<Record<string, string>> = { O: "0", o: "0", I: "1", l: "1" };

const alike = (code: string, like: Readonly<Record<string, string>>): string =>
  [...code].map((sign) => like[sign] ?? sign).join("");

/** A code in the writing in which two are compared: signs that look alike are one, and in the present form small letters are capitals. */
export function comparable(code: string): string {
  const bare = code.replace(/[\s\-‐‑–]/g, "");
  return bare.length === 12 ? alike(bare.toUpperCase(), LIKE) : alike(bare, FORMERLY_LIKE);
}
