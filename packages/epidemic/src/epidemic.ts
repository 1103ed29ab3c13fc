/** One run: the population, what is looked up, and everything that changes. */
import { AGE_GROUPS, byGroup } from "./age.ts";
import { type Calendar, calendar } from "./calendar.ts";
import { type Contacts, type ContactTables, contactTables } from "./contacts.ts";
import { type Course, type CourseTables, courseTables } from "./course.ts";
import { type Daily, daily } from "./daily.ts";
import { delayTable, type Measures } from "./measures.ts";
import type { Population } from "./population.ts";
import { chanceOf, PURPOSE, type Stream } from "./random.ts";
import { addRow, type Rows, rowsFor } from "./rows.ts";

/** What a run is of. */
export type Setup = {
  readonly population: Population;
  readonly course: Course;
  readonly contacts: Contacts;
  readonly measures: Measures;
  /** How infectious a contact of an hour is, summed over the course of somebody with symptoms: `transmissionFor` finds it. */
  readonly transmission: number;
  readonly days: number;
  /** People infected elsewhere: on the first day, and on each day after it. */
  readonly imported: { readonly first: number; readonly daily: number };
  /** People of later generations infect nobody: to count what the first ones do. No limit when absent. */
  readonly lastGeneration?: number;
};

/** Measures, to be looked up. */
export type MeasureTables = {
  readonly sample: Uint8Array;
  readonly result: Uint8Array;
  readonly manual: Uint8Array;
  readonly app: Uint8Array;
  /** Share of people with the app, by age group and by commune; they are multiplied. */
  readonly adoptionByAge: Float64Array;
  readonly adoptionByCommune: Float64Array;
  /** Share of people who have the app or not as their household has. */
  readonly asHousehold: number;
  /** Share of contacts in the community that a limit leaves. */
  readonly allowed: number;
};

export type Epidemic = {
  readonly setup: Setup;
  readonly key: number;
  readonly course: CourseTables;
  readonly contacts: ContactTables;
  readonly tables: MeasureTables;
  /** Row of each person, plus one; 0 for nobody whom anything has reached. */
  readonly record: Int32Array;
  readonly rows: Rows;
  readonly calendar: Calendar;
  readonly daily: Daily;
  /** Cases that wait for an interview, by row, and how many are done. */
  readonly queue: number[];
  asked: number;
  /** Minutes that tracers have left today; below zero tomorrow has less. */
  minutes: number;
  day: number;
  /** For the course of a person, for whom they met, and for the rest. */
  readonly ofCourse: Stream;
  readonly ofMeetings: Stream;
};

/** The share of a Poisson number of contacts that a limit leaves. */
export function allowedShare(mean: number, limit: number | undefined): number {
  if (limit === undefined || mean === 0) return 1;
  let chance = Math.exp(-mean);
  let kept = 0;
  for (let n = 0; n < mean + 20 * Math.sqrt(mean) + 20; n += 1) {
    kept += chance * Math.min(n, limit);
    chance *= mean / (n + 1);
  }
  return kept / mean;
}

function measureTables({ measures, population }: Setup, contacts: ContactTables): MeasureTables {
  const { testing, manual, app, contactLimit } = measures;
  const byAge = app?.byAge ? byGroup(app.byAge) : new Float64Array(AGE_GROUPS).fill(1);
  return {
    sample: delayTable(testing.sample),
    result: delayTable(testing.result),
    manual: delayTable(manual?.delay ?? 0),
    app: delayTable(app?.delay ?? 0),
    adoptionByAge: byAge.map((one) => one * (app?.adoption ?? 0)),
    adoptionByCommune: Float64Array.from(
      population.places,
      ({ district }) => app?.byDistrict?.[district] ?? 1,
    ),
    asHousehold: Math.sqrt(app?.together ?? 0),
    allowed: allowedShare(contacts.settings[2].aDay, contactLimit),
  };
}

/** A run before its first day. */
export function epidemic(setup: Setup, key: number): Epidemic {
  const contacts = contactTables(setup.contacts, setup.population.taking);
  return {
    setup,
    key,
    course: courseTables(setup.course),
    contacts,
    tables: measureTables(setup, contacts),
    record: new Int32Array(setup.population.people),
    rows: rowsFor(1_024),
    calendar: calendar(),
    daily: daily(setup.days),
    queue: [],
    asked: 0,
    minutes: 0,
    day: 0,
    ofCourse: { base: 0, next: 0 },
    ofMeetings: { base: 0, next: 0 },
  };
}

/** The row of a person, made when there is none. */
export function rowOf(of: Epidemic, person: number): number {
  const known = of.record[person]!;
  if (known > 0) return known - 1;
  const row = addRow(of.rows, person);
  of.record[person] = row + 1;
  return row;
}

/** Whether a row's person stays away from others on a day. */
export const isAway = (rows: Rows, row: number, day: number): boolean =>
  row >= 0 && (day >= rows.isolated[row]! || (day >= rows.from[row]! && day < rows.until[row]!));

/** Whether a person has the app: with more adoption those who had it still have it. */
export function hasApp({ key, tables, setup: { population } }: Epidemic, person: number): boolean {
  const share =
    tables.adoptionByAge[population.age[person]!]! * tables.adoptionByCommune[population.commune[person]!]!;
  if (!(share > 0)) return false;
  // Two members who go by their household's number both have the app or both have not: that is the square of the chance of it.
  const asHousehold =
    tables.asHousehold > 0 && chanceOf(key, person, PURPOSE.household, 1) < tables.asHousehold;
  return (
    (asHousehold
      ? chanceOf(key, person - (population.home[person]! >> 4), PURPOSE.household)
      : chanceOf(key, person, PURPOSE.app)) < share
  );
}
