/**
 * `node checks/written/expected-effect.ts`: asks the simulator what the app does in a province by how many people have it and how
 * long a result takes to become an alert, and writes the answers into the module that stands beside the measured figures.
 */
import { writeFileSync } from "node:fs";
import { CONTACTS, type ContactsName, populationFor, Scenario } from "@bluezone/epidemic/scenario";
import { spread, totalsOf } from "@bluezone/epidemic/summary";
import { runner, transmissionOf } from "@bluezone/epidemic/task";
import type { ExpectedRow } from "@bluezone/policy/expected-row";

/** The module with the answers. */
const target = new URL("../../packages/policy/src/expected-effect-rows.ts", import.meta.url);

/** Shares of people with the app, and days from a result to the alert. */
export const REACHES = [0.05, 0.1, 0.2, 0.4, 0.6] as const;
export const DELAYS = [0, 1, 2, 4] as const;
const RUNS = 20;
const SEED = 1;

/** What is the same in all of them; docs/indicators.md says it in words. */
const scenarioOf = (reach: number, delay: number): Scenario =>
  Scenario.parse({
    people: 100_000,
    r0: 1.5,
    days: 120,
    imported: { first: 20, daily: 0.2 },
    testing: { symptomatic: 0.6, sample: 2, result: 1 },
    manual: { staff: 20 },
    app: { adoption: reach, delay },
  });

/** Runs of a scenario, each the same at every time. */
function runsOf(scenario: Scenario, contacts: ContactsName) {
  const one = runner();
  const transmission = transmissionOf(scenario, contacts, populationFor(scenario, SEED));
  return Array.from({ length: RUNS }, (_, run) =>
    totalsOf(one({ scenario, contacts, transmission, seed: SEED, run })),
  );
}

/** Runs in which nobody has the app, by source of contacts. */
const without = new Map<ContactsName, ReturnType<typeof runsOf>>();

/** Also without a sign before nought. */
const tenth = (n: number): number => Math.round(10 * n) / 10 + 0;
const thousandth = (n: number): number => Math.round(1_000 * n) / 1_000;

/** One row: what many runs come to, beside the same runs in which nobody has the app. */
export function rowOf(contacts: ContactsName, reach: number, delay: number): ExpectedRow {
  const base = without.get(contacts) ?? runsOf(scenarioOf(0, 0), contacts);
  without.set(contacts, base);
  const runs = runsOf(scenarioOf(reach, delay), contacts);
  const averted = spread(
    runs.map((run, i) => 100 * (1 - run.infections / Math.max(1, base[i]?.infections ?? 1))),
  );
  const sum = (of: "uploads" | "alerts" | "alertsOfInfected"): number =>
    runs.reduce((all, run) => all + run[of], 0);
  return {
    contacts,
    reach,
    delay,
    averted: { low: tenth(averted.q05), middle: tenth(averted.q50), high: tenth(averted.q95) },
    alertsAnUpload: tenth(sum("alerts") / Math.max(1, sum("uploads"))),
    positive: thousandth(sum("alertsOfInfected") / Math.max(1, sum("alerts"))),
  };
}

if (import.meta.main) {
  const rows = (Object.keys(CONTACTS) as ContactsName[]).flatMap((contacts) =>
    REACHES.flatMap((reach) => DELAYS.map((delay) => rowOf(contacts, reach, delay))),
  );
  const text = rows.map((row) => `  ${JSON.stringify(row)},\n`).join("");
  writeFileSync(
    target,
    `/** What the simulator expects of the app. Written by \`node checks/written/expected-effect.ts\`. */\nimport type { ExpectedRow } from "./expected-row.ts";\n\n/** The answers. */\nexport const EXPECTED_ROWS: readonly ExpectedRow[] = [\n${text}];\n`,
  );
}
