/** A hundred officers of a hundred stations at once: without a pause, and as people work. */
import { fork } from "node:child_process";
import { once } from "node:events";
import type { TestHealth } from "@bluezone/health/testing/health";
import type { UnitRow } from "@bluezone/units/rows";
import { type LoadResult, STEPS, type Working } from "./health-load.ts";
import { quantile, type Row } from "./measure.ts";

/** Milliseconds between two calls of somebody who works fast. */
const PAUSE = 2_000;

/** Signs so many officers in, each at a station of their own, and lets them work. */
export async function officerRows(
  t: TestHealth,
  stations: readonly UnitRow[],
  { officers, rounds }: { readonly officers: number; readonly rounds: number },
): Promise<readonly Row[]> {
  const people = [];
  for (const { code } of stations.slice(0, officers)) {
    const { cookie } = await t.as("health-officer", code);
    people.push({ cookie, words: "nguyen th" });
  }
  const load = fork(new URL("./health-load.ts", import.meta.url), { serialization: "advanced" });
  try {
    const rows: Row[] = [];
    for (const [how, pause] of [
      [`with ${PAUSE / 1_000} s between an answer and the next call`, PAUSE],
      ["without a pause", 0],
    ] as const) {
      load.send({ url: t.url, officers: people, rounds, pause } satisfies Working);
      const [{ took, faults, seconds }] = (await once(load, "message")) as [LoadResult];
      if (faults.length > 0) console.error(faults.slice(0, 5));
      const calls = STEPS.reduce((sum, step) => sum + took[step].length, 0);
      for (const step of STEPS) {
        const at = (share: number): string => quantile(took[step], share).toFixed(0);
        rows.push({
          what: `${officers} officers at once, ${how}: ${WORDS[step]}`,
          beside: `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
          figure: `p95 ${at(0.95)} ms`,
        });
      }
      rows.push({
        what: `the same, ${calls} calls in all`,
        beside: `${(calls / seconds).toFixed(0)} calls a second`,
        figure: `${faults.length} faults`,
        floor: "0",
      });
    }
    return rows;
  } finally {
    load.disconnect();
  }
}

const WORDS = {
  list: "list of who waits to be classed",
  search: "search of a case by name",
  open: "open a case",
  classify: "class a contact",
} as const;
