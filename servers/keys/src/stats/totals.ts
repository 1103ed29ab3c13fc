/** The totals of a day: what is counted of one publish, and how counts add up. */
import { KEY_AGE_DAYS, ONSET_DAYS, type TotalDay } from "@bluezone/contract/keys/stats";
import type { Tek } from "@bluezone/protocol/identity/tek";
import { type Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";

/** What a publish that was written came to. */
export type WrittenPublish = {
  /** The certificate's `iss`. */
  readonly issuer: string;
  /** The keys that were new. */
  readonly inserted: readonly Pick<Tek, "rollingStart">[];
  /** How many known keys were revised. */
  readonly revised: number;
  /** The UTC day of the first symptom, in days since 1970; nothing when none was believed. */
  readonly onset: number | undefined;
};

/** Counts of one day. */
export type Totals = Omit<TotalDay, "day">;

export const NOTHING: Totals = {
  uploads: 0,
  keys: 0,
  revisions: 0,
  missingOnset: 0,
  onsetToUpload: Array<number>(ONSET_DAYS).fill(0),
  oldestKeyAge: Array<number>(KEY_AGE_DAYS).fill(0),
};

/** What one publish adds to the totals of its day. A publish without new keys is no upload; one that did nothing adds nothing. */
export function totalsOf({ inserted, revised, onset }: WrittenPublish, at: Enin): Totals {
  const today = Math.floor(at / INTERVALS_PER_DAY);
  const revisions = revised > 0 ? 1 : 0;
  if (inserted.length === 0) return { ...NOTHING, revisions };
  const oldest = Math.min(
    ...inserted.map(({ rollingStart }) => Math.floor(rollingStart / INTERVALS_PER_DAY)),
  );
  return {
    uploads: 1,
    keys: inserted.length,
    revisions,
    missingOnset: onset === undefined ? 1 : 0,
    onsetToUpload: onset === undefined ? NOTHING.onsetToUpload : one(ONSET_DAYS, today - onset),
    oldestKeyAge: one(KEY_AGE_DAYS, today - oldest),
  };
}

/** Both together. */
export const plusTotals = (a: Totals, b: Totals): Totals => ({
  uploads: a.uploads + b.uploads,
  keys: a.keys + b.keys,
  revisions: a.revisions + b.revisions,
  missingOnset: a.missingOnset + b.missingOnset,
  onsetToUpload: a.onsetToUpload.map((n, i) => n + b.onsetToUpload[i]!),
  oldestKeyAge: a.oldestKeyAge.map((n, i) => n + b.oldestKeyAge[i]!),
});

/** A histogram with one entry; what is beyond its last place is counted there. */
const one = (places: number, at: number): number[] => {
  const counts = Array<number>(places).fill(0);
  counts[Math.min(Math.max(at, 0), places - 1)] = 1;
  return counts;
};
