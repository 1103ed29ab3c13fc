/** A timer moved by hand, on the clocks of a person of doubles. */
import { setImmediate } from "node:timers/promises";
import type { Duration } from "@bluezone/protocol/time";
import type { ManualClock } from "../doubles/clock.ts";
import type { Timer } from "../timer.ts";

export interface ManualTimer extends Timer {
  /** How many wait. */
  readonly waiting: number;
  /** Lets time pass; whoever waits is called when the time has come, and what follows of it settles before time goes on. */
  pass(length: Duration): Promise<void>;
}

/** Lets everything settle that waits for no time. */
export const settled = (): Promise<void> => setImmediate();

/** A timer whose time never comes. */
export const endless: Pick<Timer, "after"> = { after: () => () => undefined };

export function manualTimer(clock: ManualClock): ManualTimer {
  const waits = new Set<{ readonly at: () => number; readonly then: () => void }>();
  const wait = (at: () => number, then: () => void) => {
    const one = { at, then };
    waits.add(one);
    return () => void waits.delete(one);
  };
  return {
    get waiting() {
      return waits.size;
    },
    now: () => clock.wall(),
    until: (due, then) => wait(() => clock.now() + (due - clock.wall()), then),
    after(length, then) {
      const end = clock.now() + length;
      return wait(() => end, then);
    },
    async pass(length) {
      const end = clock.now() + length;
      await settled();
      for (;;) {
        const [next] = [...waits].sort((a, b) => a.at() - b.at());
        if (next === undefined || next.at() > end) break;
        waits.delete(next);
        clock.pass(Math.max(0, next.at() - clock.now()) as Duration);
        next.then();
        await settled();
      }
      clock.pass((end - clock.now()) as Duration);
    },
  };
}
