/** How soon a phone is run again. */
import { Hours, type Instant, Milliseconds, plus, Seconds } from "@bluezone/protocol/time";

/** Nothing is due sooner than this after a run. */
export const SOONEST = Milliseconds(500);
/** Nor this, while the store fails: nothing can be done that is not stored. A part that failed rests for as long. */
export const FAILING = Seconds(30);
/** A phone without consent is looked at this rarely. */
export const ASLEEP = Hours(1);

/** Until when a part that failed still rests; null when it does not. A rest that lies further ahead is of a clock that was wrong. */
export const restUntil = (rest: Instant | undefined, now: Instant): Instant | null =>
  rest !== undefined && now < rest && rest <= plus(now, FAILING) ? rest : null;
