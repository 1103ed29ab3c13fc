/**
 * Herald's published analysis (herald-for-android and herald-for-ios, Apache-2.0): metres = −17.10208 − 0.266793 × the median level
 * of a minute; a second counts 1 up to a metre and falls by the logarithm beyond. Its authors call the second part a sample that is
 * not for use. It works on levels: an attenuation is turned back by −13 dBm, what the mean phone of our table declares.
 */
import type { Scan } from "../pair.ts";
import { heard, type Rule } from "./rule.ts";

const DECLARED = -13;
const metresAt = ({ typical }: Scan): number => -17.10208 - 0.266793 * (DECLARED - typical);
const CLAMP = 1;
const LOG_SCALE = 3.3598856662;
const worth = (metres: number): number =>
  metres <= CLAMP ? 1 : Math.min(1, Math.max(0, 1 - LOG_SCALE * Math.log10(metres)));

/** Herald's sample: seconds, weighed by distance. */
export const HERALD: Rule = {
  name: "Herald",
  about:
    "SmoothedLinearModel and RiskAggregationBasic (Apache-2.0), «not for production»; no threshold published",
  score: heard((scans) => scans.reduce((sum, scan) => sum + scan.seconds * worth(metresAt(scan)), 0)),
  warnsFrom: null,
};
