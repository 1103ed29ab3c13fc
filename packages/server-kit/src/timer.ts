/** Waiting as a port, in real time: loops of mains wait with it; tests pass one that returns at once. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Duration } from "@bluezone/protocol/time";

/** Resolves after `duration`, or as soon as `signal` aborts (it never rejects). */
export type Timer = { wait(duration: Duration, signal: AbortSignal): Promise<void> };

/** The machine's timer. */
export const systemTimer: Timer = {
  async wait(duration, signal) {
    await sleep(duration, undefined, { signal }).catch(() => {});
  },
};
