/**
 * Rule: a key has 16 bytes, 1–144 intervals of which the last ended less than 15 days ago and the first has begun,
 * and a transmission risk of 0–8. One that has not is dropped, the others stand.
 */
import type { PublishedKey } from "@bluezone/contract/keys/publish";
import { KEY_LENGTH, type Tek, tek } from "@bluezone/protocol/identity/tek";
import { Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import { anyBase64 } from "@bluezone/server-kit/http/base64";

const KEPT_INTERVALS = 15 * INTERVALS_PER_DAY;

/**
 * The end from which on a key is kept no more at `at`: one that ended then or before is not taken, not listed in a
 * revision token, and destroyed where it stands. One reckoning for all three, so that nothing is taken to be destroyed.
 */
export const keptNoMore = (at: Enin): number => at - KEPT_INTERVALS;

/** The key, or the reason why it is dropped. `at` is the present interval. */
export function keyValid(sent: PublishedKey, at: Enin): Tek | string {
  const { rollingStartNumber: start, rollingPeriod: period, transmissionRisk: risk = 0 } = sent;
  const bytes = anyBase64(sent.key);
  if (bytes?.length !== KEY_LENGTH) return "a key is not 16 bytes in base64";
  if (!Number.isInteger(period) || period < 1 || period > INTERVALS_PER_DAY)
    return "a rolling period is not 1 to 144";
  if (!Number.isInteger(start) || start < 0 || start > at) return "a key has not begun yet";
  if (start + period <= keptNoMore(at)) return "a key ended 15 days ago or earlier";
  if (!Number.isInteger(risk) || risk < 0 || risk > 8) return "a transmission risk is not 0 to 8";
  return tek(bytes, Enin(start), period);
}
