/**
 * Rule: a canary publishes at most two keys, of the last day. Its phones have no older ones; with a stolen
 * credential each publish warns no more people than one phone met in 26 hours. Its codes of a day bound how many there are.
 */
import { Fault } from "@bluezone/contract/fault";
import { type Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";

/** A key of a whole day, and two hours for a meeting before midnight whose round takes as long as a canary waits. */
const OLDEST = INTERVALS_PER_DAY + 12;

/** Throws `bad_request` otherwise. @param keys as they were sent; @param at the present interval. */
export function canaryKeys(keys: readonly { readonly rollingStartNumber: number }[], at: Enin): void {
  const old = keys.some(({ rollingStartNumber }) => rollingStartNumber < at - OLDEST);
  if (keys.length > 2 || old)
    throw new Fault("bad_request", "A canary has at most two keys of the last day.");
}
