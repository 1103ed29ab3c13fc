/** A wait that can be called off: what keeps a phone running asks for one (`kept-phone.ts`). */
import type { Duration, Instant } from "@bluezone/protocol/time";

/** Real time to wait in. A phone that sleeps may be late, never early by more than the timer's own grain. */
export interface Timer {
  /** The phone's wall clock (`Clock.wall`). */
  now(): Instant;
  /** Calls `then` once when `now` reads `due`, soon when it already does. Returns how to call it off. */
  until(due: Instant, then: () => void): () => void;
  /** Calls `then` once, this long from now. Returns how to call it off. */
  after(length: Duration, then: () => void): () => void;
}
