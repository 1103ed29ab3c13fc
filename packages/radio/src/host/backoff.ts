/** How long to wait before the next try: doubles from 250 ms to 30 s, and begins anew after a success. */
import { type Duration, Milliseconds, Seconds } from "@bluezone/protocol/time";

const FIRST = Milliseconds(250);
const LONGEST = Seconds(30);

export class Backoff {
  #next: Duration = FIRST;

  /** The next wait. */
  next(): Duration {
    const wait = this.#next;
    this.#next = Milliseconds(Math.min(LONGEST, wait * 2));
    return wait;
  }
  /** All is well. */
  clear(): void {
    this.#next = FIRST;
  }
}
