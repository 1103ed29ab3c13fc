/** What a radio keeps by itself, so that neither a restart nor a boot makes it forget who it was and whom it heard. */
import { randomUUID } from "node:crypto";
import { type Duration, type Instant, Milliseconds } from "@bluezone/protocol/time";
import type { ScanRecord } from "../engine/tally.ts";

/** What one scan heard of one identity, with the place in time that a later boot needs. */
export interface HeardScan extends ScanRecord {
  /** The boot in which it was heard. */
  readonly boot: string;
  /** The wall clock when it was written down; it may be wrong. */
  readonly wall: Instant;
}

/** A piece of what was heard, in the order in which it was written down. */
export interface Piece {
  /** Names the piece; no other ever has its name. */
  readonly piece: string;
  /** `MOST_IN_A_PIECE` at most. */
  readonly scans: readonly HeardScan[];
  /** Whether there are more after these already. */
  readonly more: boolean;
}

/** Scans that a piece holds at most. */
export const MOST_IN_A_PIECE = 2_000;
/** Scans that wait at most: more than two days in a full room. What is older goes first. */
export const MOST_KEPT = 100_000;

/** The keeper. Every change is durable when its call returns; a call that throws has changed nothing. */
export interface LiveMemory {
  /** The name of the identity that was on the air last; null when none ever was. */
  aired(): number | null;
  air(name: number): void;
  /** How much was listened in all. */
  listened(): Duration;
  /** So much was listened to, and this was heard. */
  hear(listened: Duration, scans: readonly HeardScan[]): void;
  /** The next piece, without the one that `taken` names: that is deleted. Another name deletes nothing. */
  collect(taken: string | null): Piece;
  /** Nothing is kept any more: as on the first day. */
  forget(): void;
}

/** A keeper that forgets with its process: for tests. */
export function memoryOfProcess(): LiveMemory {
  let life = randomUUID();
  let [aired, listened, first]: [number | null, Duration, number] = [null, Milliseconds(0), 0];
  let kept: HeardScan[] = [];
  return {
    aired: () => aired,
    air(name) {
      aired = name;
    },
    listened: () => listened,
    hear(length, scans) {
      listened = Milliseconds(listened + length);
      const all = [...kept, ...scans];
      kept = all.slice(-MOST_KEPT);
      first += all.length - kept.length;
    },
    collect(taken) {
      const [of, end] = taken?.split("/") ?? [];
      const done = of === life ? Math.max(0, Math.min(Number(end) - first, kept.length)) : 0;
      kept = kept.slice(done);
      first += done;
      const scans = kept.slice(0, MOST_IN_A_PIECE);
      return { piece: `${life}/${first + scans.length}`, scans, more: kept.length > scans.length };
    },
    forget() {
      life = randomUUID();
      [aired, listened, first, kept] = [null, Milliseconds(0), 0, []];
    },
  };
}
