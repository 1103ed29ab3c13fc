/**
 * When a sighting counts for an identifier: heard near the identifier's own interval,
 * and, in our profile, before anybody could have derived it from a published file.
 */
import {
  type Duration,
  type Enin,
  eninStart,
  Hours,
  INTERVAL,
  type Instant,
  Minutes,
  minus,
  plus,
} from "../time.ts";

/** A rule for how far from its interval an identifier may be heard. */
export interface Validity {
  /** How long before the interval starts and after it ends; a whole number of intervals. */
  readonly slack: Duration;
  /** Whether hearing must be earlier than the end of the first file that carried the key. */
  readonly beforePublished: boolean;
}

/** The two rules. A deployment has one: `gaen` goes with files that are held back for 2 hours, which ours are not. */
export const VALIDITY = {
  bluezone: { slack: Minutes(20), beforePublished: true },
  gaen: { slack: Hours(2), beforePublished: false },
} as const satisfies Record<string, Validity>;

/**
 * Whether an identifier of interval `enin` that was heard at `heard` counts. `published` is the `end_timestamp` of the first
 * file that carried its key; a replay of a published identifier is heard at that instant or later.
 *
 * @example
 * ```ts
 * import { counts, VALIDITY } from "@bluezone/protocol/match/validity";
 * import { eninAt, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
 *
 * const at = parseInstant("2020-12-27T14:30:00+07:00");
 * const published = plus(at, Minutes(25));
 * counts(VALIDITY.bluezone, eninAt(at), plus(at, Minutes(20)), published); // → true
 * counts(VALIDITY.bluezone, eninAt(at), published, published); // → false
 * ```
 */
export function counts(validity: Validity, enin: Enin, heard: Instant, published: Instant): boolean {
  const start = eninStart(enin);
  const inTime = heard >= minus(start, validity.slack) && heard < plus(plus(start, INTERVAL), validity.slack);
  return inTime && (!validity.beforePublished || heard < published);
}

/** The slack in whole intervals: how far apart the interval of hearing and the identifier's own may be at most. */
export const slackIntervals = (validity: Validity): number => Math.ceil(validity.slack / INTERVAL);
