/** When keys of certificates begin and end (docs/protocol/06-share.md#65-the-certificate). */
import { Days, Hours, type Instant, plus } from "@bluezone/protocol/time";

/** A key signs for this long. */
export const SIGNS_FOR = Days(30);
/** A new key stands in the JWKS this long before it signs, so that every reader has it. */
export const ACTIVATION_DELAY = Hours(1);
/** An old key stays in the JWKS this long after its successor signs: certificates live under half an hour. */
export const KEPT_AFTER = Days(1);

/** What is known of a key without opening it. `signs`: its private half still exists. */
export type SigningDates = {
  readonly kid: string;
  readonly made: Instant;
  readonly active: Instant;
  readonly signs: boolean;
};

const inOrder = (keys: readonly SigningDates[]): SigningDates[] =>
  [...keys].sort((a, b) => a.active - b.active || a.made - b.made);

/**
 * The key that signs at `now`: the newest that is active. When the clock was set back before all of them, the oldest
 * that can sign. Undefined when none can.
 */
export function signingKeyAt(keys: readonly SigningDates[], now: Instant): SigningDates | undefined {
  const able = inOrder(keys).filter(({ signs }) => signs);
  return able.findLast(({ active }) => active <= now) ?? able[0];
}

/** What is due: the instant from which a new key signs, private halves to destroy, keys that leave the JWKS. */
export function turnSigningKeys(
  keys: readonly SigningDates[],
  now: Instant,
): {
  readonly makeActiveAt?: Instant;
  readonly destroy: readonly string[];
  readonly drop: readonly string[];
} {
  const sorted = inOrder(keys);
  const newest = sorted.at(-1);
  const makeActiveAt =
    newest === undefined
      ? now
      : plus(newest.active, SIGNS_FOR) <= now
        ? plus(now, ACTIVATION_DELAY)
        : undefined;
  const replaced = sorted.filter((_, i) => sorted[i + 1] !== undefined && sorted[i + 1]!.active <= now);
  return {
    ...(makeActiveAt === undefined ? {} : { makeActiveAt }),
    destroy: replaced.filter(({ signs }) => signs).map(({ kid }) => kid),
    drop: sorted
      .filter((_, i) => sorted[i + 1] !== undefined && plus(sorted[i + 1]!.active, KEPT_AFTER) <= now)
      .map(({ kid }) => kid),
  };
}
