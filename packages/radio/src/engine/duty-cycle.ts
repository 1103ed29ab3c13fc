/**
 * When a radio that is left alone scans (docs/protocol/04-sightings-and-validity.md#listening): steadily, closely for a while
 * after somebody new, seldom on a weak battery. The figures are data.
 */
import { type Duration, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";

/** How to scan. */
export interface ScanPlan {
  /** Length of one scan. */
  readonly window: Duration;
  /** From one scan's start to the next. */
  readonly steadyEvery: Duration;
  readonly nearEvery: Duration;
  /** How long somebody new makes it listen closely. */
  readonly nearFor: Duration;
  readonly lowEvery: Duration;
  /** Battery share below which scans are seldom, 0–1; above 1 they always are. */
  readonly lowBelow: number;
}

/** Android mutes a program that starts a sixth scan within 30 s, without a word. */
export const SHORTEST_PERIOD: Duration = Seconds(7);
/** A longer pause than this was no listening: the next scan stands for its own period. */
const LONGEST_GAP = Minutes(6);
/** Somebody is always new in a crowd: listening closely begins at most once in each of these. */
const NEAR_ONCE_IN = Minutes(10);

export class DutyCycle {
  #plan: ScanPlan;
  #last: Duration | null = null;
  #nearUntil: Duration | null = null;
  #nearIn: number | null = null;

  constructor(plan: ScanPlan) {
    this.#plan = plan;
  }

  /** The scan that goes on ends by it; the next starts by the new plan. */
  set plan(plan: ScanPlan) {
    this.#plan = plan;
  }
  get window(): Duration {
    return this.#plan.window;
  }

  /** When the next scan starts: now, when there was none since the radio began to hear. `battery`: share, null when unknown. */
  next(at: Duration, battery: number | null): Duration {
    return this.#last === null ? at : Milliseconds(Math.max(at, this.#last + this.#period(at, battery)));
  }

  /** A scan starts. @returns how much listening it stands for: the time since the one before. */
  start(at: Duration, battery: number | null): Duration {
    const since = this.#last === null ? null : Milliseconds(at - this.#last);
    this.#last = at;
    return since !== null && since <= LONGEST_GAP ? since : this.#period(at, battery);
  }

  /** Nothing can be heard for now: the next scan is a first one. */
  stop(): void {
    this.#last = null;
  }

  /** Somebody was heard who was not there before. */
  someoneNew(at: Duration): void {
    const piece = Math.floor(at / NEAR_ONCE_IN);
    if (piece === this.#nearIn) return;
    this.#nearIn = piece;
    this.#nearUntil = Milliseconds(at + this.#plan.nearFor);
  }

  #period(at: Duration, battery: number | null): Duration {
    const { lowBelow, lowEvery, nearEvery, steadyEvery } = this.#plan;
    const low = lowBelow > 1 || (battery !== null && battery < lowBelow);
    const near = this.#nearUntil !== null && at < this.#nearUntil;
    return Milliseconds(Math.max(SHORTEST_PERIOD, low ? lowEvery : near ? nearEvery : steadyEvery));
  }
}
