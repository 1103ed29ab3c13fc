/** One thing that a deployment must do, and what is said when it does another. */
import type { Visit } from "./visit.ts";

/** A case. `run` ends quietly when the deployment does as it should, and throws Differs when not. */
export type Case = {
  /** What it is about, one word or two: the first column. */
  readonly part: string;
  /** A sentence that is true of a deployment that passes. */
  readonly name: string;
  run(visit: Visit): Promise<void>;
};

/** Cases of one part. */
export const casesOf = (part: string, cases: Readonly<Record<string, Case["run"]>>): readonly Case[] =>
  Object.entries(cases).map(([name, run]) => ({ part, name, run }));
