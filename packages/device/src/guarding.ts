/** A radio's Guard mode, as a port: a phone that can listens closely for some hours (decision record 0039). */
import type { Duration, Instant } from "@bluezone/protocol/time";

/** What a port of Guard mode says, by the phone's own wall clock, which may be wrong. */
export interface Guarding {
  /** Whether the system has it and the resident lets the app. */
  readonly can: boolean;
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly heard: number;
  readonly cutAt: Instant | null;
}

/** A radio's Guard mode. Nothing here blocks. */
export interface GuardPort {
  now(): Guarding;
  /** From now on. False when the system does not take it. */
  begin(length: Duration): boolean;
  /** Does nothing when it is not on. */
  end(): void;
}
