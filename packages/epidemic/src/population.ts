/**
 * The people of a province in columns: age, household, commune, class or workplace; 11 bytes a person. Households are whole in
 * a commune and stand together, so that a household is found by arithmetic. The mean household of 3.5 people and the shares of
 * ages follow the census of 2019; how households are made up of ages is our own.
 */
import { AGE_GROUPS, FIRST_ADULT, FIRST_ELDER } from "./age.ts";
import { begin, below, mix, PURPOSE, poisson, type Stream, uniform } from "./random.ts";

/** A commune with how many people it is to have. */
export type Place = { readonly code: string; readonly district: string; readonly people: number };

/** Sizes that a population is made with. */
export type Sizes = {
  /** Mean people of a household, at least 1. */
  readonly household: number;
  /** People of a class, and of a place of work. */
  readonly school: number;
  readonly work: number;
};

export type Population = {
  readonly people: number;
  readonly places: readonly Place[];
  /** Of a person: age group, place in the household (high four bits) and its size (low four), commune. */
  readonly age: Uint8Array;
  readonly home: Uint8Array;
  readonly commune: Uint8Array;
  /** The seat of a person in `seated`; −1 without class and work. */
  readonly seat: Int32Array;
  /** Persons by seat: those of a class or workplace stand together. */
  readonly seated: Int32Array;
  /** Where a region of seats begins, by its number; one more than regions. A region is a commune's school or a district's work. */
  readonly regions: Int32Array;
  /** The region of each commune's pupils and workers. */
  readonly schoolOf: Int32Array;
  readonly workOf: Int32Array;
  /** Where each commune's people begin, one more than communes; where a commune's district begins and ends. */
  readonly starts: Int32Array;
  readonly districtFrom: Int32Array;
  readonly districtTo: Int32Array;
  readonly sizes: Sizes;
  /** Shares of the population. */
  readonly taking: { readonly work: number; readonly school: number; readonly ages: Float64Array };
};

/** As Vietnam in 2019: 3.5 people a household; classes of 35, workplaces of 15. */
export const SIZES: Sizes = { household: 3.5, school: 35, work: 15 };
/** A household of more is cut: its size has four bits. */
const LARGEST_HOME = 15;
/** Communes fit a byte. */
export const MOST_PLACES = 256;
const FIRST_PUPIL = 1;
const WORKING = 0.75;

/** An age group of one who joins a household: `at` is their place in it. */
function ageOf(stream: Stream, at: number, size: number): number {
  const u = uniform(stream);
  if (at === 0) return u < 0.13 ? 13 + below(stream, 3) : 4 + below(stream, 9);
  if (at === 1 && size > 1) return u < 0.12 ? 13 + below(stream, 3) : 4 + below(stream, 9);
  return u < 0.53 ? below(stream, 3) : u < 0.94 ? 3 + below(stream, 6) : 13 + below(stream, 3);
}

/** Fills a commune with households; the last one is cut so that the number of people is right. */
function settle(into: Pick<Population, "age" | "home">, from: number, to: number, sizes: Sizes, key: number) {
  const stream: Stream = { base: 0, next: 0 };
  for (let first = from; first < to; ) {
    begin(stream, key, first, PURPOSE.people);
    const size = Math.min(LARGEST_HOME, to - first, 1 + poisson(stream, sizes.household - 1));
    for (let at = 0; at < size; at += 1) {
      into.age[first + at] = ageOf(stream, at, size);
      into.home[first + at] = (at << 4) | size;
    }
    first += size;
  }
}

/** The kind of seat of a person: 1 at school, 2 at work, 0 neither. */
function kindOf(group: number, person: number, key: number): 0 | 1 | 2 {
  if (group >= FIRST_PUPIL && group < FIRST_ADULT) return 1;
  if (group < FIRST_ADULT || group >= FIRST_ELDER) return 0;
  return (mix(mix(key ^ person) ^ PURPOSE.work) >>> 0) * 2 ** -32 < WORKING ? 2 : 0;
}

/** Seats of all: pupils of a commune by age and then by chance, workers of a district by chance. */
function seats(
  people: Pick<Population, "age" | "commune" | "schoolOf" | "workOf">,
  regions: number,
  key: number,
): Pick<Population, "seat" | "seated" | "regions"> {
  const { age, commune, schoolOf, workOf } = people;
  const regionOf = (person: number): number => {
    const kind = kindOf(age[person]!, person, key);
    return kind === 0 ? -1 : (kind === 1 ? schoolOf : workOf)[commune[person]!]!;
  };
  const counts = new Int32Array(regions + 1);
  for (let person = 0; person < age.length; person += 1) {
    const region = regionOf(person);
    if (region >= 0) counts[region + 1]! += 1;
  }
  for (let region = 0; region < regions; region += 1) counts[region + 1]! += counts[region]!;
  const seated = new Int32Array(counts[regions]!);
  const next = counts.slice(0, regions);
  for (let group = 0; group < AGE_GROUPS; group += 1)
    for (let person = 0; person < age.length; person += 1) {
      if (age[person] !== group) continue;
      const region = regionOf(person);
      if (region >= 0) seated[next[region]!++] = person;
    }
  const schools = new Set(schoolOf);
  for (let region = 0; region < regions; region += 1)
    shuffle(seated, counts[region]!, counts[region + 1]!, schools.has(region) ? age : undefined, key);
  const seat = new Int32Array(age.length).fill(-1);
  for (let at = 0; at < seated.length; at += 1) seat[seated[at]!] = at;
  return { seat, seated, regions: counts };
}

/** Puts seats in an order by chance; with `age` only within each age group, which stand together already. */
function shuffle(seated: Int32Array, from: number, to: number, age: Uint8Array | undefined, key: number) {
  let start = from;
  while (start < to) {
    let end = to;
    if (age) {
      end = start + 1;
      while (end < to && age[seated[end]!] === age[seated[start]!]) end += 1;
    }
    for (let at = end - 1; at > start; at -= 1) {
      const other = start + ((mix(mix(key + 1) ^ at) >>> 0) % (at - start + 1));
      const person = seated[at]!;
      seated[at] = seated[other]!;
      seated[other] = person;
    }
    start = end;
  }
}

/**
 * A population of these communes, the same for the same seed. Places of one district must follow each other. Throws RangeError
 * without people or with more than 256 communes.
 */
export function populate(places: readonly Place[], seed: number, sizes: Sizes = SIZES): Population {
  if (places.length === 0 || places.length > MOST_PLACES)
    throw new RangeError(`a population has 1 to ${MOST_PLACES} communes`);
  const key = mix(seed ^ 0x5eed);
  const starts = new Int32Array(places.length + 1);
  for (const [at, place] of places.entries()) starts[at + 1] = starts[at]! + place.people;
  const people = starts[places.length]!;
  if (!(people > 0)) throw new RangeError("a population has people");
  const age = new Uint8Array(people);
  const home = new Uint8Array(people);
  const commune = new Uint8Array(people);
  const districts = [...new Set(places.map(({ district }) => district))];
  const districtFrom = new Int32Array(places.length);
  const districtTo = new Int32Array(places.length);
  for (const [at, { district }] of places.entries()) {
    settle({ age, home }, starts[at]!, starts[at + 1]!, sizes, key);
    commune.fill(at, starts[at]!, starts[at + 1]!);
    districtFrom[at] = starts[places.findIndex((one) => one.district === district)]!;
    districtTo[at] = starts[places.findLastIndex((one) => one.district === district) + 1]!;
  }
  const schoolOf = Int32Array.from(places.keys());
  const workOf = Int32Array.from(places, ({ district }) => places.length + districts.indexOf(district));
  const seating = seats({ age, commune, schoolOf, workOf }, places.length + districts.length, key);
  const ages = new Float64Array(AGE_GROUPS);
  for (const group of age) ages[group]! += 1 / people;
  const atSchool = seating.regions[places.length]!;
  const taking = { work: (seating.seated.length - atSchool) / people, school: atSchool / people, ages };
  const settled = { people, places, age, home, commune, starts, districtFrom, districtTo };
  return { ...settled, ...seating, schoolOf, workOf, sizes, taking };
}
