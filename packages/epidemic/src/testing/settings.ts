/** The worlds of published models, as near as this model comes to them: for the acceptance tests. */
import { gammaShare } from "@bluezone/policy/gamma-distribution";
import type { Contacts } from "../contacts.ts";
import type { Course } from "../course.ts";
import { shares } from "../distribution.ts";
import type { Measures } from "../measures.ts";
import { type Population, populate } from "../population.ts";

/** Ten communes of one district and as many people as are asked for. */
export const townOf = (people: number, household: number, group = { school: 30, work: 12 }): Population =>
  populate(
    Array.from({ length: 10 }, (_, at) => ({ code: `c${at}`, district: "d", people: people / 10 })),
    1,
    { household, ...group },
  );

const met = (aDay: number) => ({ aDay, lengths: [[1, 1]] }) as const;

/** Weights of the days of a gamma distribution that are counted to their end, as OpenABM counts how infectious somebody is. */
function toDayEnds(mean: number, sd: number): readonly number[] {
  const upTo = (day: number): number => gammaShare(day, (mean / sd) ** 2, sd ** 2 / mean);
  return Array.from({ length: 31 }, (_, day) => (day === 0 ? 0 : upTo(day) - upTo(day - 1)));
}
/** Weights of whole days that are rounded, at least one, and a day later: what happens on a day keeps OpenABM's people apart from the next. */
function fromNextDay(mean: number, sd: number): readonly number[] {
  const [none, one, ...rest] = shares({ mean, sd }, 29);
  return [0, 0, none! + one!, ...rest];
}

/**
 * OpenABM-Covid19 by its file of default parameters (tests/data/baseline_parameters_transpose.csv): incubation 5.42 ± 2.7 days,
 * infectiousness 5.5 ± 2.14, unequal by a gamma distribution of mean 1 and sd 1.4; without symptoms 43, 30 and 20 % of its age
 * groups. A day has 6.5 contacts at work or school and 3.2 elsewhere, those at home count twice: counted in its file of interactions,
 * as its parameters are of an age each. A pupil here has as many as a child there, all others are workers'. Households here have
 * fewer children, who are infected less easily, so that home counts 1.87 times. How many somebody meets elsewhere is a negative
 * binomial distribution there, its sd as large as its mean. Mild cases count as cases with symptoms: they infect 0.76 as much as severe
 * ones in the mean, somebody without symptoms 0.33. Susceptibility and contacts are means of its age groups. All of a case's
 * household stays at home, 1 % of them less each day.
 */
export const OPEN_ABM: { readonly course: Course; readonly contacts: Contacts; readonly measures: Measures } =
  {
    course: {
      name: "OpenABM-Covid19",
      sources: [],
      incubation: fromNextDay(5.42, 2.7),
      infectiousness: toDayEnds(5.5, 2.14),
      symptomatic: { child: 0.57, adult: 0.7, elder: 0.8 },
      withoutSymptoms: 0.33 / 0.76,
      susceptibility: { child: 0.5, adult: 1, elder: 1.4 },
      dispersion: 1 / 1.4 ** 2,
      detectable: { from: 3, to: 14 },
    },
    contacts: {
      name: "OpenABM-Covid19",
      sources: [],
      homeHours: 1.87,
      work: met(5.6),
      school: met(0.87),
      community: met(3.2),
      known: { work: 1, school: 1, community: 1 },
      activity: { child: 0.6, adult: 1.2, elder: 0.9 },
      sociability: 4 / 3,
      near: { commune: 0, district: 0 },
    },
    measures: {
      testing: { symptomatic: 0.8, sample: 1, result: 1, sensitivity: 0.8, screening: 0, traced: false },
      isolation: { onSymptoms: 0, onResult: 1, atHome: 0 },
      quarantine: { days: 14, adherence: 1, dropout: 0.01, household: true, atHome: 0 },
    },
  };

/**
 * The app as in those runs: every contact between two users counts, four in five are found, of the seven days before an alert. Here
 * days count back from onset, which is two days before it and counts from its next day. Nine in ten stay at home, 3 % of them less each
 * day from the contact on, which is three days before the alert in the mean.
 */
export const OPEN_ABM_APP: NonNullable<Measures["app"]> = {
  adoption: 0.6,
  upload: 1,
  delay: 0,
  recall: 0.8,
  falseAlerts: 0,
  hours: 0,
  daysBefore: 5,
  onSymptoms: 0,
  adherence: 0.9 * 0.97 ** 3,
  dropout: 0.03,
  f2: false,
};

/** Tracing by hand without limits, a day after the result. */
export const MANUAL: NonNullable<Measures["manual"]> = {
  interviewMinutes: 60,
  callMinutes: 15,
  delay: 1,
  recall: { home: 1, workSchool: 0.8, known: 0.05, strangers: 0.05 },
  daysBefore: 7,
  backward: false,
  f2: false,
};

/**
 * Kucharski 2020 (10.1016/S1473-3099(20)30457-6): infectious for five days from the fourth after infection, the second of them
 * the day of onset; isolation 0 to 3 days after it; a household contact is infected by 20 %, another by 6 %. Of children 35 % get
 * symptoms, so that 61.6 % of all people do, as in the paper.
 */
export const KUCHARSKI: {
  readonly course: Course;
  readonly contacts: Contacts;
  readonly measures: Measures;
} = {
  course: {
    name: "Kucharski 2020",
    sources: [],
    incubation: [0, 0, 0, 0, 0, 1],
    infectiousness: [0, 0, 0, 0, 1, 1, 1, 1, 1],
    symptomatic: { child: 0.35, adult: 0.7, elder: 0.7 },
    withoutSymptoms: 0.5,
    susceptibility: { child: 1, adult: 1, elder: 1 },
    detectable: { from: 0, to: 21 },
  },
  contacts: {
    name: "Kucharski 2020",
    sources: [],
    homeHours: 0.74,
    work: met(3.6),
    school: met(1.4),
    community: met(4.2),
    known: { work: 0.79, school: 0.9, community: 0.52 },
    activity: { child: 1, adult: 1, elder: 1 },
    near: { commune: 0, district: 0 },
  },
  measures: {
    testing: {
      symptomatic: 0.9,
      sample: [0.25, 0.25, 0.2, 0.3],
      result: 0,
      sensitivity: 1,
      screening: 0,
      traced: false,
    },
    isolation: { onSymptoms: 0, onResult: 1, atHome: 0 },
    quarantine: { days: 14, adherence: 0.9, dropout: 0, household: false, atHome: 1 },
  },
};
