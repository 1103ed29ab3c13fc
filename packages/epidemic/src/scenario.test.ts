import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { placesFor, Scenario } from "./scenario.ts";
import { withoutTracing } from "./study.ts";
import { rOf, spread, summarise } from "./summary.ts";
import { runner } from "./task.ts";
import { cellsOf, QUESTIONS, whatIf } from "./what-if.ts";

const folder = new URL("../data/scenarios/", import.meta.url);

test("every scenario that ships can be read, and an empty one has values for all", () => {
  const files = readdirSync(folder);
  assert.ok(files.length >= 2);
  for (const file of files) Scenario.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  const { testing, quarantine, r0, contacts } = Scenario.parse({});
  assert.deepEqual([testing.symptomatic, quarantine.days, r0, contacts.length], [0.5, 14, 2.5, 2]);
});

test("a scenario with an unknown word, a share above 1 or a delay that cannot be is refused", () => {
  for (const wrong of [
    { adoption: 0.4 },
    { app: { adoption: 1.2 } },
    { app: {} },
    { testing: { result: -1 } },
    { testing: { result: [0, 0] } },
    { testing: { result: 31 } },
    { contacts: [] },
    { course: "measles" },
    { days: 0 },
  ])
    assert.equal(Scenario.safeParse(wrong).success, false, JSON.stringify(wrong));
  assert.throws(
    () => placesFor(Scenario.parse({ app: { adoption: 0.5, byDistrict: { "999": 1 } } })),
    /999 is no district/,
  );
});

test("a question sets its figure, and every combination is a cell", () => {
  const scenario = Scenario.parse({ app: { adoption: 0.1 }, manual: {} });
  const cells = cellsOf(scenario, [whatIf("adoption=40,60"), whatIf("delay=0,1,3")]);
  assert.equal(cells.length, 6);
  assert.deepEqual(cells[5]!.chosen, { adoption: 60, delay: 3 });
  assert.deepEqual([cells[5]!.scenario.app!.adoption, cells[5]!.scenario.testing.result], [0.6, 3]);
  for (const name of Object.keys(QUESTIONS))
    assert.notDeepEqual(cellsOf(scenario, [whatIf(`${name}=7`)])[0]!.scenario, scenario, name);
});

test("a question that the scenario has no part for, or with a value that cannot be, is refused", () => {
  assert.throws(() => cellsOf(Scenario.parse({}), [whatIf("adoption=40")]), /has no "app"/);
  assert.throws(() => cellsOf(Scenario.parse({}), [whatIf("staff=4")]), /has no "manual"/);
  for (const wrong of [
    "adoption",
    "adoption=",
    "adoption=101",
    "delay=1.5",
    "delay=31",
    "luck=3",
    "toString=1",
    "r0=0",
    "delay=1=2",
  ])
    assert.throws(() => whatIf(wrong), RangeError, wrong);
});

test("a spread has its middle and its bounds", () => {
  assert.deepEqual(spread([3, 1, 2]), { q05: 1.1, q25: 1.5, q50: 2, q75: 2.5, q95: 2.9 });
});

test("runs are summed up beside the same runs without app and tracers", () => {
  const scenario = Scenario.parse({
    people: 20_000,
    days: 60,
    app: { adoption: 0.6 },
    imported: { first: 60, daily: 0 },
  });
  const run = runner();
  const task = (of: typeof scenario, number: number) =>
    run({ scenario: of, contacts: "prem-2021", transmission: 0.3, seed: 1, run: number });
  const [own, base] = [scenario, withoutTracing(scenario)].map((of) => [
    task(of, 0),
    task(of, 1),
    task(of, 2),
  ]) as [ReturnType<typeof task>[], ReturnType<typeof task>[]];
  const summary = summarise(own, base);
  assert.ok(summary.beside!.averted.q50 > 0);
  const averted = base.reduce((sum, { byDay }, at) => {
    const all = (days: readonly number[]): number => days.reduce((a, b) => a + b, 0);
    return sum + all(byDay.infections) - all(own[at]!.byDay.infections);
  }, 0);
  const alerts = own.reduce((sum, { byDay }) => sum + byDay.alerts.reduce((a, b) => a + b, 0), 0);
  assert.ok(Math.abs(summary.beside!.alertsPerAverted! - alerts / averted) < 1e-9);
  assert.equal(summary.byDay.r.length, 60 - 21);
  assert.ok(rOf(own[0]!, 39)[0]! > 0.5);
  assert.equal(summarise(own).beside, undefined);
});

test("weights of a delay whose sum is beyond all numbers are refused, not read as the last day", () => {
  assert.equal(Scenario.safeParse({ testing: { sample: [1e308, 1e308] } }).success, false);
  assert.equal(Scenario.safeParse({ testing: { sample: [1, 3] } }).success, true);
});
