/** All cases, one after another, and the end that every run has: its codes are ended. */
import { Failure } from "../failure.ts";
import { apps } from "./apps.ts";
import type { Case } from "./case.ts";
import { codes } from "./codes.ts";
import { Differs } from "./expect.ts";
import { publishedClient } from "./published-client.ts";
import { publishing } from "./publishing.ts";
import { revising } from "./revising.ts";
import { tokens } from "./tokens.ts";
import type { Visit } from "./visit.ts";

export const CASES: readonly Case[] = [
  ...publishedClient,
  ...apps,
  ...codes,
  ...tokens,
  ...publishing,
  ...revising,
];

/** What a whole run leaves at a deployment that passes. */
export const LEFT = { keys: 52, codes: 48 } as const;

/** What became of a case. */
export type Row = {
  readonly part: string;
  readonly case: string;
  readonly outcome: "pass" | "fail";
  /** What the deployment did instead; empty for a pass. */
  readonly says: string;
};

/**
 * Runs cases, and ends the codes of the visit whatever happens: a last row says whether they are ended. Once `stopped`, what is
 * left fails unrun. Throws only for a defect of a case, and then too the codes are ended.
 */
export async function conform(
  visit: Visit,
  stopped: AbortSignal,
  cases: readonly Case[] = CASES,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let ended: Row | undefined;
  try {
    for (const one of cases) rows.push(await rowOf(one, visit, stopped));
  } finally {
    ended = await rowOf(ENDED, visit);
  }
  return [...rows, ended];
}

const ENDED: Case = {
  part: "end",
  name: "every code of this run is ended",
  async run(visit) {
    const failed = await visit.end();
    if (failed > 0) throw new Differs(`${failed} codes could not be ended; they end by themselves`);
  },
};

async function rowOf({ part, name, run }: Case, visit: Visit, stopped?: AbortSignal): Promise<Row> {
  const row = (says: string): Row => ({ part, case: name, outcome: says === "" ? "pass" : "fail", says });
  if (stopped?.aborted) return row("stopped before it was run");
  try {
    await run(visit);
    return row("");
  } catch (thrown) {
    if (thrown instanceof Differs || thrown instanceof Failure) return row(thrown.message);
    throw thrown;
  }
}
