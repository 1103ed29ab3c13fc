/** A machine whose clock a test sets wrong, and the clock of a server that goes by it. */
import { type Duration, Instant, Milliseconds } from "@bluezone/protocol/time";
import type { Database } from "../sql/database.ts";
import type { Reference } from "../time/reference-clock.ts";
import { type ClockEvent, openTrustedClock, type TrustedClock } from "../time/trusted-clock.ts";
import type { TrustedTimeTable } from "../time/trusted-time.ts";
import { manualClock } from "./clock.ts";

/** Time passes on it, its clock is set, and another clock may say the same. */
export type Machine = {
  /** Really passes, for the counter as well as for the clock. */
  pass(by: Duration): void;
  /** Sets the clock, while nothing passes. */
  jump(by: Duration): void;
  /** Whether another clock says the same. */
  confirmed: boolean;
  readonly reference: Reference;
  /** The clock of a server that starts now. */
  start<Tables extends TrustedTimeTable>(database: Pick<Database<Tables>, "db">): Promise<TrustedClock>;
  readonly told: ClockEvent[];
};

/** A machine whose clock is right, at the instant of `manualClock`. */
export function wrongClock(): Machine {
  const clock = manualClock();
  let passed = Milliseconds(0);
  const told: ClockEvent[] = [];
  const machine: Machine = {
    pass(by) {
      passed = Milliseconds(passed + by);
      clock.advance(by);
    },
    jump: (by) => clock.set(Instant(clock.now() + by)),
    confirmed: false,
    reference: { read: async () => clock.now(), agrees: async () => machine.confirmed },
    told,
    start: (database) =>
      openTrustedClock({
        server: "keys",
        database,
        reference: machine.reference,
        elapsed: () => passed,
        events: { emit: (event) => void told.push(event) },
      }),
  };
  return machine;
}
