/** The radio's part of a run, whichever way the radio is run. */
import type { Duration, Instant } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import type { Waiting } from "../listen/listen.ts";

/** What came in since the last look. */
export interface Intake {
  /** How much was listened, where the radio knows by itself. */
  readonly listened?: Duration;
  /** There is more to take, as soon as this is stored. */
  readonly more: boolean;
}

/** What is to be done about the identity on the air. */
export interface TurnResult {
  /** How long until there is more to do. */
  readonly rest: Duration;
  /** Puts the identity on the air; to be called when everything is stored. */
  speak(): void;
}

/** One session with the radio. The context is an argument: it changes when everything is deleted. Each call throws as the radio does. */
export interface Air {
  /** How often a tap has asked for silence. */
  readonly hushes: number;
  /** Takes what came in. `wanted`: consented, not paused, not switched off. */
  listen(context: Context, waits: Waiting, now: Instant, wanted: boolean): Promise<Intake>;
  /** Starts or stops the scans. @returns how long until there is more to do. */
  scan(context: Context, wanted: boolean): Duration;
  /** Turns the identity; silence takes effect at once. */
  turn(context: Context, wanted: boolean): TurnResult;
  /** Silence, at once; a radio that goes on alone stops listening too. */
  hush(context: Context): void;
  /** A run of a phone whose resident has not agreed, or has just deleted everything. */
  withoutConsent(): void;
  /** Today's key is about to be closed: of all that is ahead only the running interval may still come, whatever becomes of the app. Throws when the radio can be told neither that nor silence. */
  closing(context: Context): void;
  /** Everything is deleted. */
  forget(): void;
}
