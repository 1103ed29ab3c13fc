/**
 * How long a door takes: cover traffic waits as long as one of the last good answers took, drawn at random, so that an
 * answer's delay does not tell it from a share (GAEN.md §3 "chaff").
 */
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { below, type Random } from "./random.ts";

/** The pace of one door. */
export type Pace = {
  /** Notes how long a good answer took. */
  took(length: Duration): void;
  /** How long the next answer to cover traffic is to take. */
  draw(): Duration;
};

/** How many answers are remembered. */
const KEPT = 100;
/** While nobody has been answered yet. */
const FIRST = Milliseconds(10);
/** A call that hung says nothing of the others. */
const LONGEST = Milliseconds(1_000);

/** A pace that has seen nothing. */
export function createPace(random: Random): Pace {
  const lengths: Duration[] = [];
  let next = 0;
  return {
    took(length) {
      lengths[next] = Milliseconds(Math.min(length, LONGEST));
      next = (next + 1) % KEPT;
    },
    draw: () => (lengths.length === 0 ? FIRST : lengths[below(random, lengths.length)]!),
  };
}
