/** How a disease runs in one person, as data: `data/courses/`. */
import { type ByAge, byGroup } from "./age.ts";
import { type Days, dayTable, shares } from "./distribution.ts";
import { factorTable } from "./inequality.ts";

/** A course as its document says it; days count from infection. */
export type Course = {
  readonly name: string;
  readonly sources: readonly string[];
  /** Days from infection to the first symptom. */
  readonly incubation: Days;
  /** How infectious a person is on each day, in shares of the whole. */
  readonly infectiousness: Days;
  /** Share of the infected who get symptoms. */
  readonly symptomatic: ByAge;
  /** How infectious somebody without symptoms is, relative to somebody with them. */
  readonly withoutSymptoms: number;
  /** How easily a person is infected, relative to an adult. */
  readonly susceptibility: ByAge;
  /** How unequal people are in infecting others: the shape of a gamma distribution of mean 1; all are equal when absent. */
  readonly dispersion?: number | undefined;
  /** First and last day on which a test can find the infection. */
  readonly detectable: { readonly from: number; readonly to: number };
};

/** The last day of a course that the model knows. */
export const LAST_DAY = 30;

/** A course, ready to be looked up. */
export type CourseTables = {
  readonly incubation: Uint8Array;
  readonly infectious: Uint8Array;
  readonly symptomatic: Float64Array;
  /** Relative to the most susceptible age group, from 0 to 1. */
  readonly susceptibility: Float64Array;
  readonly withoutSymptoms: number;
  /** The factor by which a person infects others, for a uniform number in 1,024 steps; null where all are equal. */
  readonly factor: Float64Array | null;
  readonly detectableFrom: number;
  readonly detectableTo: number;
};

/** Tables that were made: a quantile takes long, and a course is run many times. */
const made = new WeakMap<Course, CourseTables>();

/** The tables of a course. */
export function courseTables(course: Course): CourseTables {
  const known = made.get(course) ?? makeTables(course);
  made.set(course, known);
  return known;
}

function makeTables(course: Course): CourseTables {
  const susceptibility = byGroup(course.susceptibility);
  const most = Math.max(...susceptibility);
  return {
    incubation: dayTable(shares(course.incubation, LAST_DAY)),
    infectious: dayTable(shares(course.infectiousness, LAST_DAY)),
    symptomatic: byGroup(course.symptomatic),
    susceptibility: susceptibility.map((one) => one / most),
    withoutSymptoms: course.withoutSymptoms,
    factor: course.dispersion === undefined ? null : factorTable(course.dispersion),
    detectableFrom: course.detectable.from,
    detectableTo: course.detectable.to,
  };
}
