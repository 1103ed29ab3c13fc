/**
 * Kretzschmar 2020 (10.1016/S2468-2667(20)30157-2) by its supplement and its program (github.com/mirjamkretzschmar/ContacttracingModel,
 * commit of the paper): a formula for R under tracing, and the same people for this simulator. Days of the infectious period begin
 * one to three days after infection. Somebody is away from the day after the result.
 */
import type { Contacts } from "../contacts.ts";
import type { Course } from "../course.ts";
import type { Measures } from "../measures.ts";
import { NO_MEASURES } from "../measures.ts";

/** Chance of transmission to a close contact by day of the infectious period. */
const TRANSMITS = [
  0.348446, 0.531887, 0.634637, 0.6393, 0.560803, 0.434692, 0.299959, 0.184989, 0.10216, 0.0505619,
].map((share) => share * 0.1211);
/** Chance of symptoms on a day of the infectious period for whoever has none yet; a fifth never gets them. */
const ONSET = [
  0.021903119654109748, 0.04823632469727808, 0.08505812069392632, 0.12848366997142854, 0.17335885424636116,
  0.21229719893811022, 0.23525367608584244, 0.23075213939395892, 0.19222388124258133, 0.1292452592606898,
];
/** Share of people who become infectious one, two and three days after infection. */
const LATENT = [0.5, 0.35, 0.15];
/** Share of those with symptoms who are tested, and of contacts who are reached; the program multiplies the latter by the former. */
const [TESTED, REACHED] = [0.8, 0.8];
/** Close and casual contacts a day with distance kept; a casual one is infected a quarter as easily. */
const [CLOSE, CASUAL, EASE] = [4 * 0.6, ((1.6 * 0.85) / 0.15) * 0.3, 0.25];
const WINDOW = 7;

const product = (values: readonly number[]): number => values.reduce((a, b) => a * b, 1);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
/** Contacts who are infected already are not infected again. */
const left = (ease: number, day: number): number =>
  product(TRANSMITS.slice(0, day).map((chance) => 1 - ease * chance));
/** People infected on each day of the infectious period when nobody is found. */
const BY_DAY = TRANSMITS.map(
  (chance, day) => (CLOSE * left(1, day) + CASUAL * EASE * left(EASE, day)) * chance,
);
/** R with distance kept alone. */
export const WITHOUT = sum(BY_DAY);

/** Share of what somebody will infect that is still to come so many days after their own infection. */
const toCome = (days: number): number =>
  1 - sum(LATENT.map((share, at) => (share * sum(BY_DAY.slice(0, Math.max(0, days - at - 1)))) / WITHOUT));
/** The program's table of it ends after ten days. */
const toComeInProgram = (days: number): number => (days > BY_DAY.length ? 0 : toCome(days));

/**
 * R by the paper's formula, `delay` days from onset to result; `traced` false: isolation alone. The program takes what a contact has
 * still to infect at the days since its *source* became infectious, finds nobody by a result after the ten infectious days, and no
 * contact of the day of the result. `mended` takes it at the days since the contact's own infection, and finds both.
 */
export function formula(delay: number, traced: boolean, mended = false): number {
  const days = BY_DAY.length + (mended ? delay : 0);
  const found = Array.from({ length: days }, (_, day) => (day < delay ? 0 : TESTED * ONSET[day - delay]!));
  const unfound = (from: number, to: number): number => product(found.slice(from, to).map((one) => 1 - one));
  const prevented = (day: number, when: number): number => {
    if (when < day || when > day + WINDOW + 1) return 0;
    if (mended) return unfound(day, when) * found[when]! * toCome(when - day);
    return when === day ? 0 : unfound(day + 1, when) * found[when]! * toComeInProgram(when);
  };
  return sum(
    BY_DAY.map((infected, day) => {
      const share = traced ? TESTED * REACHED * sum(found.map((_, when) => prevented(day, when))) : 0;
      return infected * unfound(0, day) * (1 - share);
    }),
  );
}

/** Weights by day since infection from weights by day of the infectious period. */
const sinceInfection = (weights: readonly number[]): readonly number[] =>
  Array.from({ length: weights.length + 4 }, (_, day) =>
    sum(LATENT.map((share, at) => share * (weights[day - at - 2] ?? 0))),
  );
const FOUND = ONSET.map(
  (chance, day) => TESTED * chance * product(ONSET.slice(0, day).map((one) => 1 - TESTED * one)),
);

/** The same people here: everybody alone, five contacts a day. Onset stands for the onset of those who will be tested. */
export const KRETZSCHMAR: { readonly course: Course; readonly contacts: Contacts } = {
  course: {
    name: "Kretzschmar 2020",
    sources: [],
    incubation: sinceInfection(FOUND),
    infectiousness: sinceInfection(BY_DAY),
    symptomatic: { child: sum(FOUND), adult: sum(FOUND), elder: sum(FOUND) },
    withoutSymptoms: 1,
    susceptibility: { child: 1, adult: 1, elder: 1 },
    detectable: { from: 0, to: 21 },
  },
  contacts: {
    name: "Kretzschmar 2020",
    sources: [],
    homeHours: 0,
    work: { aDay: 0, lengths: [[1, 1]] },
    school: { aDay: 0, lengths: [[1, 1]] },
    community: { aDay: 1, lengths: [[1, 1]] },
    known: { work: 1, school: 1, community: 1 },
    activity: { child: 1, adult: 1, elder: 1 },
    near: { commune: 0, district: 0 },
  },
};

/** Its measures with `delay` days from onset to result; a day does here what is known before anybody meets, hence one day more. */
export const kretzschmarMeasures = (delay: number, traced: boolean): Measures => ({
  testing: { ...NO_MEASURES.testing, symptomatic: 1, sample: delay + 1 },
  isolation: { onSymptoms: 0, onResult: 1, atHome: 0 },
  quarantine: { days: 30, adherence: 1, dropout: 0, household: false, atHome: 0 },
  ...(traced
    ? {
        manual: {
          ...{ interviewMinutes: 60, callMinutes: 15, delay: 0, backward: false, f2: false },
          recall: { home: 0, workSchool: 0, known: TESTED * REACHED, strangers: 0 },
          daysBefore: Math.max(0, WINDOW + 1 - delay),
        },
      }
    : {}),
});
