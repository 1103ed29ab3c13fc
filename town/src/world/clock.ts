/** The town's clock: virtual, moved only by the town itself. Servers and phones read it, nobody else's. */
import { Instant, isoInstant } from "@bluezone/protocol/time";

export class WorldClock {
  #now: Instant;
  readonly #listeners: ((now: Instant) => void)[] = [];

  constructor(start: Instant) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  /** Tells of every move. */
  onMove(listener: (now: Instant) => void): void {
    this.#listeners.push(listener);
  }

  /** Moves on to `t`. Throws RangeError for a move into the past. */
  moveTo(t: Instant): void {
    if (t < this.#now)
      throw new RangeError(
        `the town's clock is at ${isoInstant(this.#now)}, it cannot go back to ${isoInstant(t)}`,
      );
    // Clocks of machines count whole milliseconds; databases keep them so.
    this.#now = Instant(Math.floor(t));
    for (const listener of this.#listeners) listener(this.#now);
  }
}
