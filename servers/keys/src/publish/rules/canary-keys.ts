/**
 * Rule: a canary publishes at most two keys, of the last day. Its phones have no older ones; somebody who stole its
 * credential can warn no more people than those whom one phone met since yesterday.
 */
import { Fault } from "@bluezone/contract/fault";
import { type Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";

/** Throws `bad_request` otherwise. @param keys as they were sent; @param at the present interval. */
export function canaryKeys(keys: readonly { readonly rollingStartNumber: number }[], at: Enin): void {
  const old = keys.some(({ rollingStartNumber }) => rollingStartNumber < at - 2 * INTERVALS_PER_DAY);
  if (keys.length > 2 || old)
    throw new Fault("bad_request", "A canary has at most two keys of the last day.");
}
