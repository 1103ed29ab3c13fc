/** How soon a phone is run again. */
import { Hours, Milliseconds, Seconds } from "@bluezone/protocol/time";

/** Nothing is due sooner than this after a run. */
export const SOONEST = Milliseconds(500);
/** Nor this, while the store fails: nothing can be done that is not stored. A part that failed rests for as long. */
export const FAILING = Seconds(30);
/** A phone without consent is looked at this rarely. */
export const ASLEEP = Hours(1);
