/** Clocks moved by hand. */
import { type Duration, type Instant, Milliseconds, plus } from "@bluezone/protocol/time";
import type { Clock } from "../ports.ts";

/** A phone's clocks in a world whose true time moves only by `pass`. */
export interface ManualClock extends Clock {
  /** True time. */
  now(): Instant;
  pass(length: Duration): void;
  /** Sets the wall clock wrong by this much; negative is slow. */
  setError(error: Duration): void;
  /** Switches the phone off and on: a new boot, its monotonic clock at 0. */
  reboot(): void;
}

export function manualClock(start: Instant): ManualClock {
  let now = start;
  let error: Duration = Milliseconds(0);
  let bootedAt = start;
  let boots = 1;
  return {
    wall: () => plus(now, error),
    monotonic: () => Milliseconds(now - bootedAt),
    bootId: () => `boot-${boots}`,
    now: () => now,
    pass(length) {
      now = plus(now, length);
    },
    setError(wrong) {
      error = wrong;
    },
    reboot() {
      boots += 1;
      bootedAt = now;
    },
  };
}
