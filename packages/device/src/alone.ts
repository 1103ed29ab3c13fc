/** What a radio that goes on by itself is handed and gives back; a part of `ports.ts` of its own, for it is long. */
import type { Duration, Instant } from "@bluezone/protocol/time";

/** When to scan. */
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

/** One identity, and when it is on the air. */
export interface Identity {
  /** Names it to the radio, which knows nothing of intervals: its ENIN. */
  readonly name: number;
  /** Monotonic time of this boot, inclusive. */
  readonly from: Duration;
  /** Exclusive. */
  readonly until: Duration;
  /** AD structures, up to 31 bytes each. */
  readonly advert: Uint8Array;
  readonly scanResponse: Uint8Array;
  /** What is read over a link, and written to others, 20 bytes. */
  readonly payload: Uint8Array;
}

/** What one scan heard of one identity. */
export interface HeardInScan {
  /** The boot in which it was heard, as the clock's `bootId` named it then. */
  readonly boot: string;
  /** The wall clock when it was written down; it may be wrong. */
  readonly wall: Instant;
  /** The first reading, monotonic time of that boot. */
  readonly at: Duration;
  /** How much listening the scan stands for. */
  readonly gap: Duration;
  /** Readings, 1 or more. */
  readonly count: number;
  /** dBm, not rounded. */
  readonly meanRssi: number;
  readonly bestRssi: number;
  /** The sender's radio address, 6 bytes. */
  readonly address: Uint8Array;
  /** Raw AD structures, up to 31 bytes; empty when the payload came over a link alone. */
  readonly advert: Uint8Array;
  readonly scanResponse: Uint8Array | null;
  /** The 20 bytes that these readings belong to, when the radio knows them: then nobody has to read the advert. */
  readonly payload: Uint8Array | null;
}

/** A piece of what was heard, in the order in which it was written down. */
export interface LogPiece {
  /** Names the piece; no other ever has its name. */
  readonly piece: string;
  /** A bounded number; none when there is nothing new. */
  readonly scans: readonly HeardInScan[];
  /** Whether there are more after these already. */
  readonly more: boolean;
}

/** The part of a radio that works without the engine. Nothing here blocks. */
export interface LonePart {
  /**
   * Replaces the whole table of identities: in order of time and of names, not overlapping, 72 hours at most; an empty one is silence. Takes effect
   * at once. An identity that is on the air and stands in the new table until the same moment goes on without a seam; each other
   * one comes under a new radio address. When the table is exhausted, and in another boot, the radio is silent.
   */
  identities(table: readonly Identity[]): void;
  /** Scans by this plan from now on, in later boots too; null: does not listen at all. */
  plan(plan: ScanPlan | null): void;
  /** Name of the identity that was on the air last, or that could be read over a link; kept over tables, restarts and boots. Null when none ever was. */
  aired(): number | null;
  /** How much it has listened in all. Never less than before, but for `forget`; kept over restarts and boots. */
  listened(): Duration;
  /**
   * The next piece of what was heard, of this boot and earlier ones. Deletes the piece that `taken` names; any other is kept and
   * given again, perhaps longer and under another name; what is older than 14 days goes by itself. Null before the first.
   */
  collect(taken: string | null): LogPiece;
  /** Silent, deaf, and nothing is kept: identities, plan, what was heard, what was aired, how long it listened. At once. */
  forget(): void;
}
