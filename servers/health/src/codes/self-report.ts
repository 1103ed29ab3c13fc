/** Whether a phone number may be sent a code for a report of its own (docs/protocol/09-endpoints.md#post-apiuser-report). */
import { Days, type Instant, Minutes, plus } from "@bluezone/protocol/time";

/** A number that has reported itself may do so again after this long. */
export const CLAIMED_FOR = Days(30);
/** A number whose code was not used may ask again after this long. */
export const UNCLAIMED_FOR = Minutes(60);

/** Whether a number that asked before, at `at`, is a duplicate: its answer looks like success, and no message leaves. */
export const isDuplicate = (
  earlier: { readonly at: Instant; readonly claimed: boolean } | undefined,
  now: Instant,
): boolean => earlier !== undefined && now < plus(earlier.at, earlier.claimed ? CLAIMED_FOR : UNCLAIMED_FOR);
