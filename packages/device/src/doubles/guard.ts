/** Guard mode as a system may have it: one that remembers, one that is not there. */
import { type Duration, Instant, Milliseconds } from "@bluezone/protocol/time";
import type { Guarding, GuardPort } from "../guarding.ts";
import type { Clock } from "../ports.ts";

/** For tests. */
export interface MemoryGuard extends GuardPort {
  /** Whether the system takes it. */
  takes: boolean;
  heard: number;
  /** The system takes it away. */
  cut(): void;
}

export function memoryGuard(clock: Clock): MemoryGuard {
  let on: { readonly since: Instant; readonly length: Duration; readonly ends: Duration } | null = null;
  let cutAt: Instant | null = null;
  return {
    takes: true,
    heard: 0,
    now(): Guarding {
      if (on && clock.monotonic() >= on.ends) on = null;
      const { since = null, length = 0 } = on ?? {};
      return {
        can: this.takes,
        since,
        until: since === null ? null : Instant(since + length),
        heard: since === null ? 0 : this.heard,
        cutAt,
      };
    },
    begin(length) {
      if (!this.takes) return false;
      on = { since: clock.wall(), length, ends: Milliseconds(clock.monotonic() + length) };
      cutAt = null;
      return true;
    },
    end() {
      on = null;
    },
    cut() {
      on = null;
      cutAt = clock.wall();
    },
  };
}

/** A system that has none. */
export const absentGuard = (): GuardPort => ({
  now: () => ({ can: false, since: null, until: null, heard: 0, cutAt: null }),
  begin: () => false,
  end: () => undefined,
});
