/**
 * Rule: the first symptom is what the person said, else what the certificate says, when it lies within the last 28
 * days; else it is taken to be four days ago.
 */
import { type Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";

/** The oldest onset that is believed, and the one that is assumed, in days before now (docs/protocol/06-share.md#66-publishing). */
const OLDEST_DAYS = 28;
const ASSUMED_DAYS = 4;

/** The UTC day of the first symptom, in days since 1970, when one is believed. Values are ENINs; 0 means not known. */
export function believedOnset(
  said: number | undefined,
  certified: number | undefined,
  at: Enin,
): number | undefined {
  const believed = [said, certified].find(
    (onset) =>
      onset !== undefined &&
      Number.isInteger(onset) &&
      onset > 0 &&
      onset <= at &&
      onset >= at - OLDEST_DAYS * INTERVALS_PER_DAY,
  );
  return believed === undefined ? undefined : Math.floor(believed / INTERVALS_PER_DAY);
}

/** The UTC day that is assumed when none is believed. */
export const assumedOnset = (at: Enin): number =>
  Math.floor((at - ASSUMED_DAYS * INTERVALS_PER_DAY) / INTERVALS_PER_DAY);
