/** Real time as a port: loops of mains wait with a timer, tests pass one that returns at once; and what has passed. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Duration, Milliseconds } from "@bluezone/protocol/time";

/** Waits, and measures what it took. */
export type Timer = {
  /** Resolves after `duration`, or as soon as `signal` aborts (it never rejects). */
  wait(duration: Duration, signal: AbortSignal): Promise<void>;
  /** Starts a stopwatch, as `stopwatch` does, which serves where this is absent. */
  readonly stopwatch?: () => () => Duration;
};

/** The machine's timer. */
export const systemTimer: Timer = {
  async wait(duration, signal) {
    await sleep(duration, undefined, { signal }).catch(() => {});
  },
};

/** What a promise resolves with, or `late` when that takes longer than `length`. */
export async function inTime<T, L>(
  promise: Promise<T>,
  length: Duration,
  late: L,
  timer = systemTimer,
): Promise<T | L> {
  const over = new AbortController();
  try {
    return await Promise.race([promise, timer.wait(length, over.signal).then(() => late)]);
  } finally {
    over.abort();
  }
}

/** Starts a stopwatch; it says how much real time has passed since. */
export function stopwatch(): () => Duration {
  const started = performance.now();
  return () => Milliseconds(performance.now() - started);
}
