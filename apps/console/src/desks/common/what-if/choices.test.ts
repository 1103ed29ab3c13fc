/** Every choice of the page is a scenario that the simulator takes, and every comparison a question that fits it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, whatIf } from "@bluezone/epidemic/what-if";
import {
  CHOICES,
  type Choices,
  COMPARED,
  type Compared,
  OFFERED,
  questionOf,
  scenarioOf,
} from "./choices.ts";

test("what is offered is taken, one choice after another", () => {
  for (const name of Object.keys(OFFERED) as (keyof typeof OFFERED)[])
    for (const value of OFFERED[name]) {
      const choices: Choices = { ...CHOICES, [name]: value };
      const scenario = scenarioOf(choices);
      assert.equal(scenario.days, choices.days);
      assert.equal(scenario.people, choices.people === 0 ? undefined : choices.people);
      assert.deepEqual(
        [scenario.r0, scenario.app?.adoption, scenario.manual?.staff, scenario.testing.result],
        [choices.r0, choices.adoption / 100, choices.staff, choices.delay],
      );
    }
});

test("each comparison has two to four options, as the command takes them, and each is another scenario", () => {
  for (const compared of Object.keys(COMPARED) as Compared[]) {
    const question = questionOf({ compared });
    assert.deepEqual(whatIf(`${compared}=${COMPARED[compared].join(",")}`), question);
    const cells = cellsOf(scenarioOf(CHOICES), [question]);
    assert.ok(cells.length >= 2 && cells.length <= 4, compared);
    assert.equal(new Set(cells.map(({ scenario }) => JSON.stringify(scenario))).size, cells.length, compared);
  }
});
