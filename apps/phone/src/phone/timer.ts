/** Waiting in JavaScript's own timers. */
import type { Timer } from "@bluezone/device/timer";
import { type Duration, Instant } from "@bluezone/protocol/time";

/** The longest that a timer takes, in ms; a longer wait ends early, and whoever waited looks again. */
const LONGEST = 2_147_483_647;

function after(length: Duration | number, then: () => void): () => void {
  const waiting = setTimeout(then, Math.min(Math.max(length, 0), LONGEST));
  return () => clearTimeout(waiting);
}

/** This process's timers. */
export const timer: Timer = {
  now: () => Instant(Date.now()),
  until: (due, then) => after(due - Date.now(), then),
  after,
};
