/** Whom a person met. Nothing of it is stored: it is looked up again when a tracer or a phone asks. Contacts that transmitted are in the rows. */
import { FIRST_ADULT } from "./age.ts";
import { lengthAt, SETTING, type Setting } from "./contacts.ts";
import { type Epidemic, isAway } from "./epidemic.ts";
import { factorAt } from "./inequality.ts";
import { begin, below, chanceOf, PURPOSE, poisson, type Stream, uniform } from "./random.ts";

/** One contact; `hours` is of one day. */
export type Meeting = (person: number, day: number, setting: Setting, hours: number) => void;

/** First and last seat, the latter excluded, of the class or workplace of somebody who has a seat. */
export function groupOf(
  { setup: { population } }: Epidemic,
  person: number,
): readonly [from: number, to: number] {
  const { seat, regions, sizes } = population;
  const school = isPupil(population.age[person]!);
  const commune = population.commune[person]!;
  const region = (school ? population.schoolOf : population.workOf)[commune]!;
  const size = school ? sizes.school : sizes.work;
  const from = regions[region]!;
  const to = regions[region + 1]!;
  const groups = Math.max(1, Math.floor((to - from) / size));
  const group = Math.min(groups - 1, Math.floor((seat[person]! - from) / size));
  const first = from + group * size;
  return [first, group === groups - 1 ? to : first + size];
}

/** Whether somebody of an age group who has a seat has it at school. */
export const isPupil = (group: number): boolean => group < FIRST_ADULT;

/** How many people somebody meets in the community relative to the mean. */
export function activityOf({ contacts, key, setup }: Epidemic, person: number): number {
  const byAge = contacts.activity[setup.population.age[person]!]!;
  return contacts.sociable
    ? byAge * factorAt(contacts.sociable, chanceOf(key, person, PURPOSE.activity))
    : byAge;
}

/** Somebody whom a person meets in the community: most often of the same commune, the more active the more likely. */
export function stranger(of: Epidemic, person: number, stream: Stream): number {
  const { contacts, setup } = of;
  const { population } = setup;
  const u = uniform(stream);
  const commune = population.commune[person]!;
  let from = 0;
  let to = population.people;
  if (u < contacts.inCommune) {
    from = population.starts[commune]!;
    to = population.starts[commune + 1]!;
  } else if (u < contacts.inDistrict) {
    from = population.districtFrom[commune]!;
    to = population.districtTo[commune]!;
  }
  let other = from;
  for (let tried = 0; tried < contacts.tries; tried += 1) {
    other = from + below(stream, to - from);
    if (activityOf(of, other) >= contacts.mostActive * uniform(stream)) break;
  }
  return other;
}

/** Contacts of one day outside the household that did not transmit. */
function onDay(of: Epidemic, person: number, day: number, met: Meeting): void {
  const { contacts, setup, record, rows, tables, ofMeetings: stream } = of;
  const { population } = setup;
  begin(stream, of.key, person, PURPOSE.meetings, day);
  const meet = (other: number, setting: Setting): void => {
    const { byNumber, lengths } = contacts.settings[setting - 1]!;
    const hours = lengths[lengthAt(byNumber, uniform(stream))]!;
    if (other !== person && !isAway(rows, record[other]! - 1, day)) met(other, day, setting, hours);
  };
  if (population.seat[person]! >= 0) {
    const [from, to] = groupOf(of, person);
    const setting = isPupil(population.age[person]!) ? SETTING.school : SETTING.work;
    const count = poisson(stream, contacts.settings[setting - 1]!.aDay);
    for (let n = 0; n < count; n += 1) meet(population.seated[from + below(stream, to - from)]!, setting);
  }
  const active = activityOf(of, person) * tables.allowed;
  const count = poisson(stream, contacts.settings[2].aDay * active);
  for (let n = 0; n < count; n += 1) meet(stranger(of, person, stream), SETTING.community);
}

/** Everybody whom a person met from one day to another, both included; some more than once. */
export function meetings(of: Epidemic, person: number, first: number, last: number, met: Meeting): void {
  const { contacts, rows, setup } = of;
  const { home } = setup.population;
  const row = of.record[person]! - 1;
  const from = Math.max(0, first);
  if (last < from) return;
  const place = home[person]! >> 4;
  const size = home[person]! & 15;
  for (let at = 0; at < size; at += 1)
    if (at !== place) met(person - place + at, last, SETTING.home, contacts.homeHours);
  for (let day = from; day <= last; day += 1) if (!isAway(rows, row, day)) onDay(of, person, day, met);
  if (row < 0 || rows.infected[row]! < 0) return;
  const edge = (other: number, child: number): void => {
    const day = rows.infected[child]!;
    const setting = (rows.met[child]! & 3) as Setting;
    if (day < from || day > last || setting === SETTING.home) return;
    met(rows.person[other]!, day, setting, contacts.settings[setting - 1]!.lengths[rows.met[child]! >> 2]!);
  };
  for (let child = rows.child[row]!; child >= 0; child = rows.sibling[child]!) edge(child, child);
  if (rows.infector[row]! >= 0) edge(rows.infector[row]!, row);
}
