/** A clock that a test moves. */
import { type Duration, type Instant, parseInstant, plus } from "@bluezone/protocol/time";
import type { Clock } from "../time/clock.ts";

/** A clock that stands still until it is moved; it can be set back. */
export type ManualClock = Clock & { set(to: Instant): void; advance(by: Duration): void };

/** A manual clock, by default at 2020-12-27 14:30 in Vietnam. */
export function manualClock(start: Instant = parseInstant("2020-12-27T14:30:00+07:00")): ManualClock {
  let now = start;
  return {
    now: () => now,
    set(to) {
      now = to;
    },
    advance(by) {
      now = plus(now, by);
    },
  };
}
