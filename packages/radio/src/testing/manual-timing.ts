/** Time moved by hand, for what waits. */
import { setImmediate } from "node:timers/promises";
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import type { Timing } from "../host/ports.ts";

export interface ManualTiming extends Timing {
  /** How many wait. */
  readonly waiting: number;
  /** Lets time pass; what follows of a wait that is over settles before time goes on. */
  pass(length: Duration): Promise<void>;
}

/** Lets everything settle that waits for no time. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 4; i++) await setImmediate();
}

export function manualTiming(): ManualTiming {
  let now = 0;
  const waits = new Set<{ readonly at: number; readonly then: () => void }>();
  return {
    get waiting() {
      return waits.size;
    },
    now: () => Milliseconds(now),
    after(length, then) {
      const one = { at: now + length, then };
      waits.add(one);
      return () => void waits.delete(one);
    },
    async pass(length) {
      const end = now + length;
      await settled();
      for (;;) {
        const [next] = [...waits].sort((a, b) => a.at - b.at);
        if (next === undefined || next.at > end) break;
        waits.delete(next);
        now = next.at;
        next.then();
        await settled();
      }
      now = end;
    },
  };
}
