/** A rule that has its figures from elsewhere: what it makes of a pair, and where it warns. */
import type { Pair, Scan } from "../pair.ts";

/** A rule. */
export interface Rule {
  readonly name: string;
  /** Whose figures these are, and what was left out. */
  readonly about: string;
  /** Higher is nearer or longer; −∞ for a pair that never heard each other. */
  score(pair: Pick<Pair, "scans">): number;
  /** The score from which on it warns; null where it was never published. */
  readonly warnsFrom: number | null;
}

/** The score of a pair that heard each other, −∞ of any other. */
export const heard =
  (score: (scans: readonly Scan[]) => number): Rule["score"] =>
  ({ scans }) =>
    scans.length === 0 ? Number.NEGATIVE_INFINITY : score(scans);
