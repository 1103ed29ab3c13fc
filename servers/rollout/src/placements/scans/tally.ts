/**
 * Scans that were counted and are not in the database yet: a number a placement and day, nothing else. A process that is killed
 * loses those of the last seconds.
 */
import type { Day } from "@bluezone/protocol/time";

/** What is counted of a placement on a day. */
export type DayCount = {
  readonly code: string;
  readonly day: Day;
  readonly scans: number;
  readonly elsewhere: number;
};

/** Counts between two writings. */
export type Tally = {
  /** Counts one scan, or one reader who says to stand elsewhere. */
  add(code: string, day: Day, what: "scans" | "elsewhere"): void;
  /** Hands all that was counted to `keep`; what it rejects is counted again. One at a time. */
  flush(keep: (counted: readonly DayCount[]) => Promise<void>): Promise<void>;
};

/** An empty tally. */
export function createTally(): Tally {
  let counts = new Map<string, DayCount>();
  let last: Promise<void> = Promise.resolve();
  function put({ code, day, scans, elsewhere }: DayCount): void {
    const key = `${code} ${day}`;
    const known = counts.get(key);
    counts.set(key, {
      code,
      day,
      scans: scans + (known?.scans ?? 0),
      elsewhere: elsewhere + (known?.elsewhere ?? 0),
    });
  }
  async function hand(keep: (counted: readonly DayCount[]) => Promise<void>): Promise<void> {
    const handed = [...counts.values()];
    if (handed.length === 0) return;
    counts = new Map();
    try {
      await keep(handed);
    } catch (error) {
      handed.forEach(put);
      throw error;
    }
  }
  return {
    add: (code, day, what) => put({ code, day, scans: 0, elsewhere: 0, [what]: 1 }),
    flush(keep) {
      const turn = last.then(() => hand(keep));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
