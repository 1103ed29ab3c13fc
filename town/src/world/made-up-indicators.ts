/** Indicators of the province before the town's first morning, as a health desk would hand them over: made up. */
import type { IndicatorsContent, ToldShare, ToldWeek } from "@bluezone/contract/told-indicators";
import { type ShareIndicator, TIME_INDICATORS, type TimeIndicator } from "@bluezone/policy/indicator";
import { type Instant, isoInstant } from "@bluezone/protocol/time";

const told = (from: number, to: number): ToldShare => ({ is: "told", from, to });
const NONE: ToldShare = { is: "none" };
/** Of cases that shared a health desk tells nothing. */
const HIDDEN: ToldShare = { is: "hidden" };

/** Of contacts: told once their fourteen days are over. */
const CONTACTS = {
  tested: told(0.6, 0.65),
  quarantined: told(0.7, 0.75),
  negative: told(0.85, 0.9),
  attackApp: told(0.05, 0.1),
  attackOther: told(0.1, 0.15),
} as const satisfies Partial<Record<ShareIndicator, ToldShare>>;

/** Half of the cases, and nine in ten: codes are slow. */
const TIMES: Readonly<Record<TimeIndicator, readonly [p50: number, p90: number]>> = {
  onsetToSample: [2, 5],
  sampleToResult: [1, 2],
  resultToCode: [9.5, 31],
  codeToEntered: [2.3, 20],
  enteredToCertified: [0.2, 1.5],
  onsetToCertified: [5, 9],
};

const week = (day: string, contactsAreTold: boolean): ToldWeek => ({
  day,
  shares: {
    ...{ coded: told(0.85, 0.9), codedInTime: told(0.4, 0.45), entered: told(0.6, 0.65) },
    ...{ certified: told(0.85, 0.9), shared: HIDDEN, revised: told(0, 0.05) },
    ...(contactsAreTold
      ? CONTACTS
      : { tested: NONE, quarantined: NONE, negative: NONE, attackApp: NONE, attackOther: NONE }),
  },
  times: TIME_INDICATORS.map((step) => ({ step, p50: TIMES[step][0], p90: TIMES[step][1] })),
});

/** What is entered on that morning. */
export const madeUpIndicators = (now: Instant): IndicatorsContent => ({
  asOf: isoInstant(now),
  illustrative: true,
  weeks: [week("2020-12-06", true), week("2020-12-13", false), week("2020-12-20", false)],
  averted: { low: 20, high: 95, weeks: 8 },
});
