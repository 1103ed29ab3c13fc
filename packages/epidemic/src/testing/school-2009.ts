/**
 * Influenza A(H1N1) in an elementary school of Pennsylvania, 2009: onsets of illness among 370 pupils by day from 27 April, and the
 * serial interval (gamma of 2.6 ± 1.5 days from the first day on). Cauchemez 2011 (10.1073/pnas.1008895108), restated from
 * EpiEstim's data set Flu2009. The school closed after day 17, when 27 % had been ill.
 */
import type { Setup } from "../epidemic.ts";
import { NO_MEASURES } from "../measures.ts";
import { populate } from "../population.ts";

/** Pupils, and the days before the school closed. */
export const [PUPILS, OPEN_DAYS] = [370, 17];
/** Onsets by day. */
export const ONSETS: readonly number[] = [
  1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13, 12, 13, 11, 12, 6, 6, 6, 3, 1, 0, 2, 0, 0, 0, 0, 2, 0, 2, 0,
];
/** Share of serial intervals of so many days. */
export const INTERVAL: readonly number[] = [
  0, 0.233, 0.359, 0.198, 0.103, 0.053, 0.027, 0.014, 0.007, 0.003, 0.002, 0.001,
];

const all = (share: number) => ({ child: share, adult: share, elder: share });
const nowhere = { aDay: 0, lengths: [[1, 1]] } as const;

/** The school as a closed place where everybody meets everybody by chance and falls ill the day after infection. */
export const schoolOf = (r0: number, first: number, days: number): Setup => ({
  population: populate([{ code: "school", district: "school", people: PUPILS }], 1, {
    ...{ household: 1, school: PUPILS, work: PUPILS },
  }),
  course: {
    ...{ name: "influenza", sources: [], incubation: [0, 1], infectiousness: INTERVAL },
    ...{ symptomatic: all(1), withoutSymptoms: 1, susceptibility: all(1), detectable: { from: 0, to: 30 } },
  },
  contacts: {
    ...{ name: "school", sources: [], homeHours: 0, work: nowhere, school: nowhere },
    community: { aDay: 10, lengths: [[1, 1]] },
    known: { work: 1, school: 1, community: 1 },
    activity: all(1),
    near: { commune: 1, district: 0 },
  },
  measures: NO_MEASURES,
  transmission: r0 / 10,
  days,
  imported: { first, daily: 0 },
});
