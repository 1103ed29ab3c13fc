/** What one API key may use up, in the form in which it is counted. */
import { Minutes } from "@bluezone/protocol/time";

/** Most codes a day that a key, or the configuration, may allow. */
export const MOST_DAILY_CODES = 1_000_000;

/**
 * The hour's self-reports come in parts, so that whoever uses one up shuts the endpoint for ten minutes and no longer.
 */
export const QUOTA_STEP = Minutes(10);
const STEPS_PER_HOUR = 6;

/** How many self-reports there may be in one part, when there may be so many an hour. */
export const selfReportsAStep = (anHour: number): number => Math.ceil(anHour / STEPS_PER_HOUR);

/** And how many that is at the most in an hour. */
export const selfReportsAnHour = (anHour: number): number => selfReportsAStep(anHour) * STEPS_PER_HOUR;
