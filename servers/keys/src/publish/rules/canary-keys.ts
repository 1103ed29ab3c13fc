/**
 * Rule: a canary publishes at most two keys, of the last day. Its phones have no older ones; with a stolen
 * credential each publish warns no more people than one phone met since yesterday. Its codes of a day bound how many there are.
 */
import { Fault } from "@bluezone/contract/fault";
import { type Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";

/** Throws `bad_request` otherwise. @param keys as they were sent; @param at the present interval. */
export function canaryKeys(keys: readonly { readonly rollingStartNumber: number }[], at: Enin): void {
  const old = keys.some(({ rollingStartNumber }) => rollingStartNumber < at - 2 * INTERVALS_PER_DAY);
  if (keys.length > 2 || old)
    throw new Fault("bad_request", "A canary has at most two keys of the last day.");
}
