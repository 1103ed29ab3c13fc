/** How infectious an hour must be so that a disease spreads as fast as is asked: found by counting in epidemics that only begin. */
import type { Contacts } from "./contacts.ts";
import type { Course } from "./course.ts";
import type { Setup } from "./epidemic.ts";
import { NO_MEASURES } from "./measures.ts";
import { type Population, populate } from "./population.ts";
import { run } from "./run.ts";

/** How many people an early case infects: the mean of so many, with its standard error. */
export type Early = { readonly r: number; readonly error: number; readonly cases: number };

/** Counts what cases of generations 1 and 2 do, in so many runs. */
export function earlyR(setup: Setup, seed: number, runs: number): Early {
  let [sum, squares, cases] = [0, 0, 0];
  for (let number = 0; number < runs; number += 1) {
    const { rows } = run({ ...setup, lastGeneration: 2 }, seed, number);
    for (let row = 0; row < rows.count; row += 1) {
      if (rows.infected[row]! < 0 || rows.generation[row]! < 1 || rows.generation[row]! > 2) continue;
      cases += 1;
      sum += rows.offspring[row]!;
      squares += rows.offspring[row]! ** 2;
    }
  }
  const r = cases > 0 ? sum / cases : 0;
  return { r, error: cases > 0 ? Math.sqrt((squares / cases - r ** 2) / cases) : 0, cases };
}

const PILOT = { people: 300_000, first: 200, days: 70, runs: 12, seed: 1 };
const ROUNDS = 3;

/** A population like this one of a size at which a beginning can be counted. */
function pilot(like: Population): Population {
  const scale = PILOT.people / like.people;
  const places = like.places.map((place) => ({
    ...place,
    people: Math.max(1, Math.round(place.people * scale)),
  }));
  return populate(places, PILOT.seed, like.sizes);
}

/**
 * The `transmission` of a setup with which an early case infects `r0` others when nothing is done. Good to about 2 %. Always the
 * same for the same arguments.
 */
export function transmissionFor(like: Population, course: Course, contacts: Contacts, r0: number): number {
  const population = pilot(like);
  let transmission = 0.01;
  for (let round = 0; round < ROUNDS; round += 1) {
    const setup: Setup = {
      ...{ population, course, contacts, measures: NO_MEASURES, transmission, days: PILOT.days },
      imported: { first: PILOT.first, daily: 0 },
    };
    const { r } = earlyR(setup, PILOT.seed, round === 0 ? 2 : PILOT.runs);
    transmission *= r0 / Math.max(0.05, r);
  }
  return transmission;
}
