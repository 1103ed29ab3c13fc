/** Only here: hundreds of epidemics for each of two curves whose R0 is known, and thousands for an outbreak of 2009. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { calibrate, nearest } from "./calibration.ts";
import { begin, PURPOSE, type Stream, uniform } from "./random.ts";
import { run } from "./run.ts";
import { populationFor, Scenario } from "./scenario.ts";
import { spread } from "./summary.ts";
import { runner, transmissionOf } from "./task.ts";
import { INTERVAL, ONSETS, OPEN_DAYS, PUPILS, schoolOf } from "./testing/school-2009.ts";

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

/** R0 that fits the onsets of the first days best, drawn evenly from 0.6 to 3; and from 1 to 8 infected at first. */
function fitted(days: number, draws: number) {
  const curve = ONSETS.slice(0, days);
  const stream: Stream = { base: 0, next: 0 };
  const drawn = Array.from({ length: draws }, (_, at) => {
    begin(stream, 9, at, PURPOSE.imported);
    const r0 = 0.6 + 2.4 * uniform(stream);
    const { onsets } = run(schoolOf(r0, Math.round(8 ** uniform(stream)), days + 1), 5, at).daily;
    return { r0, cases: [...onsets.subarray(1, days + 1)] };
  });
  return spread(nearest(drawn, curve).map(({ r0 }) => r0));
}

/**
 * R0 as a ratio: onsets over what the ill of the days before would cause at an R0 of one (Cori 2013, 10.1093/aje/kwt133), here times the
 * share of pupils who are still well.
 */
function renewal(): number {
  let [onsets, expected, ill] = [0, 0, ONSETS[0]!];
  for (let day = 1; day < OPEN_DAYS; day += 1) {
    const infectious = INTERVAL.reduce((sum, share, ago) => sum + share * (ONSETS[day - ago] ?? 0), 0);
    expected += infectious * (1 - ill / PUPILS);
    onsets += ONSETS[day]!;
    ill += ONSETS[day]!;
  }
  return onsets / expected;
}

test("the R0 of an influenza outbreak in a school, 2009, is the one that other ways find: by renewal, and by its final size", (t) => {
  const beginning = fitted(OPEN_DAYS, 2_000);
  const whole = fitted(ONSETS.length, 2_000);
  const attacked = ONSETS.reduce((a, b) => a + b, 0) / PUPILS;
  const finalSize = -Math.log(1 - attacked) / attacked;
  for (const [days, fit] of [
    [OPEN_DAYS, beginning],
    [ONSETS.length, whole],
  ] as const)
    t.diagnostic(
      `${days} days: R0 ${fit.q50.toFixed(2)} (nine in ten: ${fit.q05.toFixed(2)} to ${fit.q95.toFixed(2)})`,
    );
  t.diagnostic(`by renewal ${renewal().toFixed(2)}, by the final size ${finalSize.toFixed(2)}`);
  assert.ok(beginning.q05 < renewal() && renewal() < beginning.q95);
  assert.ok(whole.q05 < finalSize && finalSize < whole.q95);
});
