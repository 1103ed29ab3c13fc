/**
 * How long an endpoint takes, so that an answer's delay does not tell cover traffic from a share
 * (docs/protocol/06-share.md#610-cover-traffic). Nobody can know how long a real answer would take now: what was long in a
 * busy spell is long no more. So real answers are held as well: all take at least what nearly all of the last ones took, and
 * only the few beyond that are drawn.
 */
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { below, type Random } from "../time/random.ts";

/** The pace of one endpoint. */
export type Pace = {
  /** Notes how long the work of a good answer took. @returns how much longer the answer is to be held. */
  took(length: Duration): Duration;
  /** How much longer another answer is to be held, whose work took so long. */
  left(length: Duration): Duration;
  /** How long the next answer to cover traffic is to take. */
  draw(): Duration;
};

/** How many answers are remembered, and how many of a hundred are no longer than the least that every answer takes. */
const [KEPT, NEARLY_ALL] = [100, 95] as const;
/** While nobody has been answered yet. */
const FIRST = Milliseconds(10);
/** A call that hung says nothing of the others. */
const LONGEST = Milliseconds(1_000);

/** A pace that has seen nothing. */
export function createPace(random: Random): Pace {
  const lengths: Duration[] = [];
  /** The same, shortest first: every answer asks for the least, and each changes one of a hundred. */
  const sorted: Duration[] = [];
  let next = 0;
  const least = (): Duration => sorted[Math.ceil((sorted.length * NEARLY_ALL) / 100) - 1] ?? FIRST;
  const left = (length: Duration): Duration => Milliseconds(Math.max(0, least() - length));
  function note(length: Duration): void {
    const oldest = lengths[next];
    if (oldest !== undefined) sorted.splice(sorted.indexOf(oldest), 1);
    const longer = sorted.findIndex((one) => one > length);
    sorted.splice(longer < 0 ? sorted.length : longer, 0, length);
    lengths[next] = length;
    next = (next + 1) % KEPT;
  }
  return {
    left,
    took(length) {
      const held = left(length);
      note(Milliseconds(Math.min(length, LONGEST)));
      return held;
    },
    draw() {
      const drawn = lengths.length === 0 ? FIRST : lengths[below(random, lengths.length)]!;
      return Milliseconds(Math.max(drawn, least()));
    },
  };
}
