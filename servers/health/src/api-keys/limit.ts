/**
 * How often a key may call: a bucket of calls that fills evenly and never over its size. It counts keys, never
 * addresses: a mobile network hides thousands of phones behind one. It lives in this process alone.
 */
import { type Instant, Minutes } from "@bluezone/protocol/time";

/** Says of each call whether it may be made, and counts it when it may. */
export type Limit = { admits(who: string, now: Instant): boolean };

const MINUTE = Minutes(1);

/** A limit of `calls` a minute for each caller, all at once if they like. */
export function createLimit(calls: number): Limit {
  const levels = new Map<string, { left: number; at: Instant }>();
  return {
    admits(who, now) {
      const { left, at } = levels.get(who) ?? { left: calls, at: now };
      const filled = Math.min(calls, left + (Math.max(0, now - at) * calls) / MINUTE);
      const admitted = filled >= 1;
      levels.set(who, { left: admitted ? filled - 1 : filled, at: now });
      return admitted;
    },
  };
}
