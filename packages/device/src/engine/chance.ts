/** Chance from the random port. */
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import type { Random } from "../ports.ts";

/** A whole number from 0 to n − 1, each as likely as the others to within 2⁻³² · n. */
export function below(random: Random, n: number): number {
  const [a, b, c, d] = random.bytes(4);
  const word = ((a ?? 0) << 24) | ((b ?? 0) << 16) | ((c ?? 0) << 8) | (d ?? 0);
  return Math.floor(((word >>> 0) / 2 ** 32) * n);
}

/** A length of whole milliseconds from `least` to `most`, both included. */
export const lengthBetween = (random: Random, least: Duration, most: Duration): Duration =>
  Milliseconds(least + below(random, most - least + 1));
