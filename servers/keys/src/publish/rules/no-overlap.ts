/**
 * Rule: a phone has one key at a time. Keys overlap only when they start together, and then at most three; no key
 * stands twice. Otherwise they are not one phone's and none is taken.
 */
import { Fault } from "@bluezone/contract/fault";
import type { Diagnosis } from "../diagnosis.ts";

/**
 * Most keys that may start in one interval (docs/protocol/06-share.md#66-publishing; the published key server's
 * MAX_SAME_START_INTERVAL_KEYS).
 */
const SAME_START = 3;

/** Throws `bad_request` when keys overlap. */
export function noOverlap(keys: readonly Pick<Diagnosis, "tek" | "name">[]): void {
  if (new Set(keys.map(({ name }) => name)).size < keys.length)
    throw new Fault("bad_request", "A key stands twice.");
  const sorted = keys.map(({ tek }) => tek).sort((a, b) => a.rollingStart - b.rollingStart);
  let [start, end, together] = [-1, 0, 0];
  for (const { rollingStart, rollingPeriod } of sorted) {
    together = rollingStart === start ? together + 1 : 1;
    if (together > SAME_START) throw new Fault("bad_request", `More than ${SAME_START} keys start together.`);
    if (together === 1 && rollingStart < end) throw new Fault("bad_request", "Keys overlap.");
    start = rollingStart;
    end = Math.max(end, rollingStart + rollingPeriod);
  }
}
