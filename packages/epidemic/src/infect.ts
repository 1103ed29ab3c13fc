/** An infection, and all that follows from it: onset, and whom the person will infect on which day unless something prevents it. */
import { DUE, due } from "./calendar.ts";
import { lengthAt, SETTING } from "./contacts.ts";
import type { Count } from "./daily.ts";
import { dayAt } from "./distribution.ts";
import { type Epidemic, isAway, rowOf } from "./epidemic.ts";
import { factorAt } from "./inequality.ts";
import { activityOf, groupOf, isPupil, stranger } from "./meetings.ts";
import { begin, below, chanceOf, PURPOSE, poisson, uniform } from "./random.ts";
import { CAUSE } from "./rows.ts";

/** Infects a person who was not infected before; `infector` is a row, −1 for infections from elsewhere. */
export function infect(of: Epidemic, person: number, infector: number, met: number): void {
  const { course, day, rows, setup, ofCourse: stream } = of;
  const row = rowOf(of, person);
  const group = setup.population.age[person]!;
  rows.infected[row] = day;
  rows.infector[row] = infector;
  rows.met[row] = met;
  of.daily.infections[day]! += 1;
  if (infector >= 0) {
    rows.sibling[row] = rows.child[infector]!;
    rows.child[infector] = row;
    rows.generation[row] = rows.generation[infector]! + 1;
    rows.offspring[infector]! += 1;
    of.daily.offspring[rows.infected[infector]!]! += 1;
  }
  begin(stream, of.key, person, PURPOSE.course);
  const symptoms = uniform(stream) < course.symptomatic[group]!;
  const incubation = dayAt(course.incubation, uniform(stream));
  const own = uniform(stream);
  let strength = setup.transmission;
  if (course.factor) strength *= factorAt(course.factor, own);
  if (symptoms) {
    rows.onset[row] = day + incubation;
    due(of.calendar, DUE.onset, day + incubation, row, 0, 0);
  } else strength *= course.withoutSymptoms;
  screened(of, person, row);
  if (setup.lastGeneration !== undefined && rows.generation[row]! > setup.lastGeneration) return;
  atHome(of, person, row, strength);
  outside(of, person, row, strength);
}

/** At home each two meet every day: a member is infected on the day on which the summed hazard reaches a random limit, if it does. */
function atHome(of: Epidemic, person: number, row: number, strength: number): void {
  const { contacts, course, setup, ofCourse: stream } = of;
  const { age, home } = setup.population;
  const place = home[person]! >> 4;
  const size = home[person]! & 15;
  const hazard = strength * contacts.homeHours;
  for (let at = 0; at < size; at += 1) {
    if (at === place) continue;
    const other = person - place + at;
    const limit = -Math.log(1 - uniform(stream));
    const all = hazard * course.susceptibility[age[other]!]!;
    if (limit < all)
      due(
        of.calendar,
        DUE.transmission,
        of.day + dayAt(course.infectious, limit / all),
        row,
        other,
        SETTING.home,
      );
  }
}

/** Contacts at school, at work and in the community that will transmit; their numbers are Poisson. */
function outside(of: Epidemic, person: number, row: number, strength: number): void {
  const { contacts, setup, ofCourse: stream } = of;
  const { population } = setup;
  if (population.seat[person]! >= 0) {
    const setting = isPupil(population.age[person]!) ? SETTING.school : SETTING.work;
    const { aDay, hours } = contacts.settings[setting - 1]!;
    const count = poisson(stream, strength * aDay * hours);
    if (count > 0) {
      const [from, to] = groupOf(of, person);
      for (let n = 0; n < count; n += 1)
        plan(of, row, person, population.seated[from + below(stream, to - from)]!, setting);
    }
  }
  const { aDay, hours } = contacts.settings[2];
  const active = activityOf(of, person) * of.tables.allowed;
  const count = poisson(stream, strength * aDay * hours * active);
  for (let n = 0; n < count; n += 1) plan(of, row, person, stranger(of, person, stream), SETTING.community);
}

/** One contact that transmits to whoever is susceptible. */
function plan(of: Epidemic, row: number, person: number, other: number, setting: 1 | 2 | 3): void {
  const { contacts, course, setup, ofCourse: stream } = of;
  const day = of.day + dayAt(course.infectious, uniform(stream));
  const length = lengthAt(contacts.settings[setting - 1]!.byHours, uniform(stream));
  const takes = uniform(stream) < course.susceptibility[setup.population.age[other]!]!;
  if (takes && other !== person) due(of.calendar, DUE.transmission, day, row, other, setting | (length << 2));
}

/** The first sample by chance, where a share of everybody is tested each week. */
function screened(of: Epidemic, person: number, row: number): void {
  const { screening } = of.setup.measures.testing;
  if (screening === 0) return;
  const wait = Math.floor(
    Math.log(1 - chanceOf(of.key, person, PURPOSE.screening)) / Math.log(1 - Math.min(screening, 6.99) / 7),
  );
  if (wait > of.course.detectableTo) return;
  const result = dayAt(of.tables.result, chanceOf(of.key, person, PURPOSE.screening, 1));
  due(of.calendar, DUE.result, of.day + wait + result, row, of.day + wait, 0);
}

const PREVENTED = [
  "preventedByIsolation",
  "preventedByHousehold",
  "preventedByManual",
  "preventedByApp",
] as const satisfies readonly Count[];

/** A contact that transmits: infects whoever is susceptible, unless one of the two stays away. */
export function transmit(of: Epidemic, row: number, other: number, met: number): void {
  const { day, record, rows, setup } = of;
  const own = record[other]! - 1;
  if (own >= 0 && rows.infected[own]! >= 0) return;
  const away = isAway(rows, row, day) ? row : isAway(rows, own, day) ? own : -1;
  if (away >= 0) {
    const { isolation, quarantine } = setup.measures;
    const isolated = day >= rows.isolated[away]!;
    const atHome = isolated ? isolation.atHome : quarantine.atHome;
    if ((met & 3) !== SETTING.home || chanceOf(of.key, other, PURPOSE.atHome, rows.person[row]!) < atHome) {
      const cause = isolated ? CAUSE.isolation : rows.cause[away]!;
      of.daily[PREVENTED[cause]!][day]! += 1;
      return;
    }
  }
  infect(of, other, row, met);
}
