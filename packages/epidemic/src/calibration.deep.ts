/** Only here: hundreds of epidemics for each of two curves whose R0 is known. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { calibrate } from "./calibration.ts";
import { populationFor, Scenario } from "./scenario.ts";
import { runner, transmissionOf } from "./task.ts";

const inThread = async (tasks: readonly Parameters<ReturnType<typeof runner>>[0][]) => tasks.map(runner());
const SCENARIO = Scenario.parse({
  people: 20_000,
  contacts: ["prem-2021"],
  days: 49,
  imported: { first: 30, daily: 0 },
});

/** The curve of an epidemic whose R0 is known. */
function curveOf(r0: number): readonly number[] {
  const scenario = { ...SCENARIO, r0 };
  const transmission = transmissionOf(scenario, "prem-2021", populationFor(scenario, 1));
  return runner()({ scenario, contacts: "prem-2021", transmission, seed: 77, run: 5 }).byDay.cases;
}

test("the R0 behind a curve is found again, and curves that grow faster give a larger one", async () => {
  const fits = [];
  for (const r0 of [1.6, 2.8]) {
    const fit = await calibrate(SCENARIO, "prem-2021", curveOf(r0), { draws: 300, seed: 1 }, inThread);
    assert.equal(fit.kept, 15);
    assert.ok(fit.r0.q05 - 0.3 < r0 && r0 < fit.r0.q95 + 0.3, `${r0}: ${JSON.stringify(fit.r0)}`);
    assert.equal(fit.cases.length, 49);
    fits.push(fit);
  }
  assert.ok(fits[0]!.r0.q50 < fits[1]!.r0.q50);
});
