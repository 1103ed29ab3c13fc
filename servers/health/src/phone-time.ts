/**
 * Times of what a phone does, as they are kept: in whole ten minutes. A moment kept finer could be held against the ten
 * minutes in which keys came to the key server. What desks do themselves keeps its time.
 */
import { floorTo, type Instant, Minutes, plus } from "@bluezone/protocol/time";

const STEP = Minutes(10);

/** When a phone did something: rounded down. */
export const phoneDid = (now: Instant): Instant => floorTo(now, STEP);

/** From when on the time counts that a phone was promised: rounded up, so that it is never shorter. */
export const countsFrom = (now: Instant): Instant => {
  const before = floorTo(now, STEP);
  return before === now ? before : plus(before, STEP);
};
