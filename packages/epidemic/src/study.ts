/** A scenario with its questions, each answered by many runs under each source of contacts. Who does the runs is the caller's: one thread, workers, a browser's workers. */
import { CONTACTS, type ContactsName, populationFor, type Scenario } from "./scenario.ts";
import { type Summary, summarise } from "./summary.ts";
import { type RunResult, type Task, transmissionOf } from "./task.ts";
import { type Cell, cellsOf, type WhatIf } from "./what-if.ts";

/** One cell's answer under one source of contacts. */
export type Answer = {
  readonly contacts: ContactsName;
  readonly chosen: Cell["chosen"];
  readonly summary: Summary;
};

/** The scenario without app and tracing by hand: what they are compared with. */
export const withoutTracing = ({ app: _app, manual: _manual, ...rest }: Scenario): Scenario => rest;

/**
 * Answers of all cells. `doTasks` does runs in any order and gives their results in the order of the tasks; equal tasks are
 * asked once. Throws RangeError for questions that do not fit the scenario.
 */
export async function study(
  scenario: Scenario,
  questions: readonly WhatIf[],
  { runs, seed }: { readonly runs: number; readonly seed: number },
  doTasks: (tasks: readonly Task[]) => Promise<readonly RunResult[]>,
): Promise<readonly Answer[]> {
  const cells = cellsOf(scenario, questions);
  const population = populationFor(scenario, seed);
  const transmissions = new Map<string, number>();
  const transmission = (of: Scenario, contacts: ContactsName): number => {
    const key = `${contacts} ${of.r0}`;
    if (!transmissions.has(key)) transmissions.set(key, transmissionOf(of, contacts, population));
    return transmissions.get(key)!;
  };
  const tasks = new Map<string, Task>();
  const tasksOf = (of: Scenario, contacts: ContactsName): readonly string[] =>
    Array.from({ length: runs }, (_, run) => {
      const task = { scenario: of, contacts, transmission: transmission(of, contacts), seed, run };
      const key = JSON.stringify(task);
      tasks.set(key, task);
      return key;
    });
  const wanted = cells.flatMap((cell) =>
    scenario.contacts.map((contacts) => ({
      contacts,
      chosen: cell.chosen,
      runs: tasksOf(cell.scenario, contacts),
      base:
        cell.scenario.app || cell.scenario.manual
          ? tasksOf(withoutTracing(cell.scenario), contacts)
          : undefined,
    })),
  );
  const results = await doTasks([...tasks.values()]);
  const byKey = new Map([...tasks.keys()].map((key, at) => [key, results[at]!]));
  const found = (keys: readonly string[]): readonly RunResult[] => keys.map((key) => byKey.get(key)!);
  return wanted.map(({ contacts, chosen, runs: own, base }) => ({
    contacts,
    chosen,
    summary: summarise(found(own), base && found(base)),
  }));
}

/** The names of the sources of contacts, as people read them. */
export const contactsName = (name: ContactsName): string => CONTACTS[name].name;
