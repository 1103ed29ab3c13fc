/** Questions to a scenario: "adoption=40,60" asks it with two adoptions. */
import { LONGEST_DELAY } from "./measures.ts";
import type { Scenario } from "./scenario.ts";

type Question = {
  /** What the number is, for help and headings. */
  readonly about: string;
  readonly least: number;
  readonly most: number;
  /** Whether only whole numbers are possible. */
  readonly whole?: true;
  set(scenario: Scenario, value: number): Scenario;
};

const needs = <T>(part: T | undefined, name: string): T => {
  if (part === undefined) throw new RangeError(`the scenario has no "${name}"`);
  return part;
};
const inApp = (scenario: Scenario, change: Partial<NonNullable<Scenario["app"]>>): Scenario => ({
  ...scenario,
  app: { ...needs(scenario.app, "app"), ...change },
});
const DAYS = { least: 0, most: LONGEST_DELAY, whole: true } as const;
const PERCENT = { least: 0, most: 100 } as const;

/** What can be asked. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  adoption: {
    about: "% of people with the app",
    ...PERCENT,
    set: (of, n) => inApp(of, { adoption: n / 100 }),
  },
  detection: {
    about: "% of close contacts that phones find",
    ...PERCENT,
    set: (of, n) => inApp(of, { recall: n / 100 }),
  },
  upload: {
    about: "% of cases with the app who share",
    ...PERCENT,
    set: (of, n) => inApp(of, { upload: n / 100 }),
  },
  alert: { about: "days from result to alert", ...DAYS, set: (of, n) => inApp(of, { delay: n }) },
  delay: {
    about: "days from sample to result",
    ...DAYS,
    set: (of, n) => ({ ...of, testing: { ...of.testing, result: n } }),
  },
  sample: {
    about: "days from onset to sample",
    ...DAYS,
    set: (of, n) => ({ ...of, testing: { ...of.testing, sample: n } }),
  },
  tested: {
    about: "% of people with symptoms who are tested",
    ...PERCENT,
    set: (of, n) => ({ ...of, testing: { ...of.testing, symptomatic: n / 100 } }),
  },
  adherence: {
    about: "% of those told who stay at home",
    ...PERCENT,
    set: (of, n) => ({ ...of, quarantine: { ...of.quarantine, adherence: n / 100 } }),
  },
  staff: {
    about: "tracers for 100,000 people",
    least: 0,
    most: 10_000,
    set: (of, n) => ({ ...of, manual: { ...needs(of.manual, "manual"), staff: n } }),
  },
  r0: {
    about: "people whom a case infects when nothing is done",
    least: 0.1,
    most: 10,
    set: (of, n) => ({ ...of, r0: n }),
  },
  together: {
    about: "% by which members of a household are alike in having the app",
    ...PERCENT,
    set: (of, n) => inApp(of, { together: n / 100 }),
  },
};

/** A question with its values. */
export type WhatIf = { readonly name: string; readonly values: readonly number[] };

/** A question from its text. Throws RangeError that says what is wrong with it. */
export function whatIf(text: string): WhatIf {
  const [name, list, ...rest] = text.split("=");
  const question = Object.hasOwn(QUESTIONS, name!) ? QUESTIONS[name!]! : undefined;
  if (!question || list === undefined || rest.length > 0)
    throw new RangeError(
      `a question is NAME=NUMBER,NUMBER with a NAME of ${Object.keys(QUESTIONS).join(", ")}`,
    );
  const values = list.split(",").map((word) => (/^\d+(\.\d+)?$/.test(word) ? Number(word) : Number.NaN));
  const fits = (n: number): boolean =>
    n >= question.least && n <= question.most && (!question.whole || Number.isInteger(n));
  if (!values.every(fits))
    throw new RangeError(
      `${name} (${question.about}) takes ${question.whole ? "whole numbers" : "numbers"} from ${question.least} to ${question.most}`,
    );
  return { name: name!, values };
}

/** One cell of the grid: the answers that were chosen, and the scenario with them. */
export type Cell = { readonly chosen: Readonly<Record<string, number>>; readonly scenario: Scenario };

/** Every combination; without questions the scenario alone. Throws RangeError for a question that the scenario has no part for. */
export const cellsOf = (scenario: Scenario, questions: readonly WhatIf[]): readonly Cell[] =>
  questions.reduce<readonly Cell[]>(
    (cells, { name, values }) =>
      cells.flatMap((cell) =>
        values.map((value) => ({
          chosen: { ...cell.chosen, [name]: value },
          scenario: QUESTIONS[name]!.set(cell.scenario, value),
        })),
      ),
    [{ chosen: {}, scenario }],
  );
