/** What holds for the engine whatever happens to it; and the scenarios that the engines of Android and iOS are held to are good ones. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { randomScenarios, type Step } from "../testing/random-scenarios.ts";
import { CALLS_A_MINUTE } from "./contact-table.ts";

const scenarios = randomScenarios(7, 100, 120);
const timesOf = (steps: readonly Step[], what: string): number[] =>
  steps.flatMap(({ at, out }) => (out ?? []).filter((action) => action.do === what).map(() => at));

test("every action comes, and a table is refused now and then", () => {
  const steps = scenarios.flatMap((scenario) => scenario.steps);
  for (const what of ["advertise", "silence", "scan", "rest", "call", "record"])
    assert.ok(timesOf(steps, what).length > 100, what);
  assert.ok(steps.some(({ refused }) => refused));
});

test("whatever happens: no call too many in a minute, no scan within a scan, never asked to wake in the past", () => {
  for (const { why, steps } of scenarios) {
    const calls = timesOf(steps, "call");
    for (const [i, at] of calls.entries())
      assert.ok(
        (calls[i + CALLS_A_MINUTE] ?? Number.POSITIVE_INFINITY) - at >= 60_000,
        `${why}: calls from ${at}`,
      );
    let scans = false;
    for (const { at, out, wakeAt } of steps) {
      // Whoever hands over a table that is none has not said that time went by.
      if (out) assert.ok(wakeAt === null || wakeAt >= at, `${why}: wakes at ${wakeAt}, asked at ${at}`);
      for (const { do: what } of out ?? []) {
        if (what !== "scan" && what !== "rest") continue;
        assert.equal(what === "scan", !scans, `${why}: ${what} at ${at}`);
        scans = what === "scan";
      }
    }
  }
});

test("the same seed draws the same, another something else", () => {
  assert.deepEqual(randomScenarios(7, 2, 20), randomScenarios(7, 2, 20));
  assert.notDeepEqual(randomScenarios(8, 2, 20), randomScenarios(7, 2, 20));
});
