/** A jump of time: where it ends, and how closely phones and servers are followed on the way. Nothing is left out: all that is due runs. */
import {
  addDays,
  type Day,
  type Duration,
  dayOf,
  dayStart,
  floorTo,
  Hours,
  INTERVAL,
  type Instant,
  Minutes,
  minus,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import type { Goal } from "./view.ts";

/** A jump on its way. It ends when `there` says so, at `to` at the latest. */
export type Jump = {
  readonly goal: Goal | "story";
  readonly from: Instant;
  readonly to: Instant;
  there(): boolean;
};

/** How a jump goes: time between two runs of a phone at rest, between two looks of the servers, and between two pictures for the page. */
export type Gait = { readonly rest: Duration; readonly jobs: Duration; readonly slice: Duration };

const CLOSE: Gait = { rest: Seconds(0), jobs: Seconds(15), slice: Minutes(2) };
/** As a phone that lies still: it listens and broadcasts, and looks after the rest twice an hour; servers look every other hour. */
const FAR: Gait = { rest: Minutes(30), jobs: Hours(2), slice: Hours(2) };
/** Twelve people's hours, in a story that is watched: each phone looks after its radio once a minute. */
const TOLD: Gait = { rest: Minutes(1), jobs: Minutes(1), slice: Minutes(5) };
/** Above this a jump goes at the wide gait. */
const LONG = Hours(3);

/** How to go from one instant to another. */
export const gaitOf = ({ goal, from, to }: Pick<Jump, "goal" | "from" | "to">): Gait =>
  to - from > LONG ? FAR : goal === "story" ? TOLD : CLOSE;

/** A window of the key server ends with a whole interval and is signed a minute later (docs/protocol/07-exports.md). */
const SETTLE = Minutes(1);

/** When the next signed list comes out. @param published an upload that the list must hold */
export function nextExport(now: Instant, published?: Instant): Instant {
  const after = (t: Instant): Instant => plus(plus(floorTo(t, INTERVAL), INTERVAL), SETTLE);
  const next = after(minus(now, SETTLE));
  return published !== undefined && after(published) > next ? after(published) : next;
}

/** Eight in the morning of a day, in Vietnam. */
export const morningOf = (day: Day): Instant => plus(dayStart(day, "vietnam"), Hours(8));

/** Eight in the morning of the first day after `now` that still has it before it. */
export function nextMorning(now: Instant): Instant {
  const today = dayOf(now, "vietnam");
  return now < morningOf(today) ? morningOf(today) : morningOf(addDays(today, 1));
}
