/** Draws from a seed. */
import { below, type Random } from "@bluezone/server-kit/time/random";

/** Draws: every choice of a script comes from here, in the order in which the script makes it. */
export type Draw = {
  readonly random: Random;
  number(from: number, to: number): number;
  chance(percent: number): boolean;
  one<T>(of: readonly T[]): T;
};

export function drawFrom(random: Random): Draw {
  const number = (from: number, to: number) => from + below(random, to - from + 1);
  return {
    random,
    number,
    chance: (percent) => number(1, 100) <= percent,
    one: (of) => of[number(0, of.length - 1)]!,
  };
}
