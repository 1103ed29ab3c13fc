/** One run of a scenario as a message to a worker and back: numbers and plain objects, so that it goes between processes and in a browser. */
import { COUNTS, type Count } from "./daily.ts";
import type { Setup } from "./epidemic.ts";
import type { Population } from "./population.ts";
import { run } from "./run.ts";
import {
  CONTACTS,
  COURSES,
  type ContactsName,
  measuresOf,
  populationFor,
  type Scenario,
} from "./scenario.ts";
import { transmissionFor } from "./transmission.ts";

/** A run to be done. */
export type Task = {
  readonly scenario: Scenario;
  readonly contacts: ContactsName;
  readonly transmission: number;
  readonly seed: number;
  readonly run: number;
};

/** What a run came to: each count by day, the days of the scenario. */
export type RunResult = {
  readonly people: number;
  readonly byDay: Readonly<Record<Count, readonly number[]>>;
};

/** How infectious an hour is under a scenario's R0 and one source of contacts; what is done against it plays no part. */
export const transmissionOf = (scenario: Scenario, contacts: ContactsName, population: Population): number =>
  transmissionFor(population, COURSES[scenario.course], CONTACTS[contacts], scenario.r0);

/** Does runs one after the other, and keeps the population that was made last. */
export function runner(): (task: Task) => RunResult {
  let made: { key: string; population: Population } | undefined;
  return ({ scenario, contacts, transmission, seed, run: number }) => {
    const key = `${scenario.people} ${seed}`;
    if (made?.key !== key) made = { key, population: populationFor(scenario, seed) };
    const { population } = made;
    const setup: Setup = {
      population,
      course: COURSES[scenario.course],
      contacts: CONTACTS[contacts],
      measures: measuresOf(scenario),
      transmission,
      days: scenario.days,
      imported: scenario.imported,
    };
    const { daily } = run(setup, seed, number);
    const byDay = Object.fromEntries(
      COUNTS.map((count) => [count, [...daily[count].subarray(0, scenario.days)]]),
    );
    return { people: population.people, byDay: byDay as unknown as RunResult["byDay"] };
  };
}
