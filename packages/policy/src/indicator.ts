/**
 * Indicators of whether the system works while it runs, and the limits beyond which it does not. The limits are ours, set
 * beside what was measured elsewhere; their sources are in docs/indicators.md.
 */

/** Shares: how many of how many. */
export const SHARE_INDICATORS = [
  "coded",
  "codedInTime",
  "entered",
  "certified",
  "shared",
  "tested",
  "quarantined",
  "negative",
  "attackApp",
  "attackOther",
  "revised",
] as const;
/** Times that half of those take at most who take the step. */
export const TIME_INDICATORS = [
  "onsetToSample",
  "sampleToResult",
  "resultToCode",
  "codeToEntered",
  "enteredToCertified",
  "onsetToCertified",
] as const;
/** What phones say. */
export const PHONE_INDICATORS = [
  "reach",
  "opened",
  "openedIn6",
  "openedInDay",
  "stepped",
  "positiveAfter",
  "withdrawn",
] as const;

export type ShareIndicator = (typeof SHARE_INDICATORS)[number];
/** The shares that everybody may be told: of those who shared among all cases nothing is told (docs/indicators.md#how-a-share-is-told). */
export const TOLD_SHARES = SHARE_INDICATORS.filter((key) => key !== "shared");
export type TimeIndicator = (typeof TIME_INDICATORS)[number];
export type PhoneIndicator = (typeof PHONE_INDICATORS)[number];
export type Indicator = ShareIndicator | TimeIndicator | PhoneIndicator;

/** The unit of each time. */
export const TIME_UNITS: Readonly<Record<TimeIndicator, "days" | "hours">> = {
  onsetToSample: "days",
  sampleToResult: "days",
  resultToCode: "hours",
  codeToEntered: "hours",
  enteredToCertified: "hours",
  onsetToCertified: "days",
};

/** Hours from becoming a case within which a code is in time. */
export const CODE_IN_TIME = 24;
/** Days after a contact in which somebody who became a case counts, as after an alert. */
export const FOLLOWED_DAYS = 14;

/** Where it works: at least so much, or at most. One without a limit is told and not judged. */
export type Limit = { readonly least: number } | { readonly most: number } | null;

/** The limits: shares of one, times in their unit. */
export const LIMITS: Readonly<Record<Indicator, Limit>> = {
  coded: { least: 0.8 },
  codedInTime: { least: 0.5 },
  entered: { least: 0.5 },
  certified: { least: 0.7 },
  shared: { least: 0.1 },
  tested: { least: 0.5 },
  quarantined: { least: 0.5 },
  negative: null,
  attackApp: { least: 0.02 },
  attackOther: null,
  revised: { most: 0.02 },
  onsetToSample: { most: 2 },
  sampleToResult: { most: 1 },
  resultToCode: { most: 4 },
  codeToEntered: { most: 12 },
  enteredToCertified: { most: 1 },
  onsetToCertified: { most: 5 },
  reach: { least: 0.1 },
  opened: { least: 0.6 },
  openedIn6: null,
  openedInDay: { least: 0.5 },
  stepped: { least: 0.2 },
  positiveAfter: { least: 0.02 },
  withdrawn: { most: 0.05 },
};

/** "working", "failing" when all that the figure can be lies beyond the limit, "unsure" when it can lie on both sides. */
export type Verdict = "working" | "failing" | "unsure";

/** What is said of a figure that lies between two bounds (both the same for one that is exact); null without a limit. */
export function verdictOf(
  indicator: Indicator,
  { low, high }: { readonly low: number; readonly high: number },
): Verdict | null {
  const limit = LIMITS[indicator];
  if (limit === null) return null;
  if ("least" in limit) return low >= limit.least ? "working" : high < limit.least ? "failing" : "unsure";
  return high <= limit.most ? "working" : low > limit.most ? "failing" : "unsure";
}
