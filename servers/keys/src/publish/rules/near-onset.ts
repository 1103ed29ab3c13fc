/** Rule: a key further than 14 days from the first symptom warns nobody: it is dropped with a warning. */
import type { Tek } from "@bluezone/protocol/identity/tek";
import { INTERVALS_PER_DAY } from "@bluezone/protocol/time";

/** Furthest days from onset that the export format holds (docs/protocol/07-exports.md#71-the-file). */
const FURTHEST = 14;

/** Days from onset to the key's day, or nothing when it is too far. */
export function nearOnset({ rollingStart }: Tek, onset: number): number | undefined {
  const days = Math.floor(rollingStart / INTERVALS_PER_DAY) - onset;
  return Math.abs(days) <= FURTHEST ? days : undefined;
}
