/** The clocks of one simulated phone: its wall clock may be wrong, its monotonic one starts at each boot. */
import type { Clock } from "@bluezone/device/ports";
import { between, type Duration, type Instant, Milliseconds, plus } from "@bluezone/protocol/time";
import type { WorldClock } from "../world/clock.ts";

export class PhoneClock implements Clock {
  readonly #world: WorldClock;
  #bootedAt: Instant;
  #boots = 0;
  #error: Duration = Milliseconds(0);

  constructor(world: WorldClock) {
    this.#world = world;
    this.#bootedAt = world.now();
  }

  wall(): Instant {
    return plus(this.#world.now(), this.#error);
  }
  monotonic(): Duration {
    return between(this.#bootedAt, this.#world.now());
  }
  bootId(): string {
    return `${this.#bootedAt}-${this.#boots}`;
  }

  /** Sets the wall clock wrong by this much; negative is slow. */
  setError(error: Duration): void {
    this.#error = error;
  }
  /** Switches the phone off and on again. */
  reboot(): void {
    this.#boots += 1;
    this.#bootedAt = this.#world.now();
  }
  /** Monotonic time of an instant of the world, in this boot. */
  monotonicAt(t: Instant): Duration {
    return between(this.#bootedAt, t);
  }
}
