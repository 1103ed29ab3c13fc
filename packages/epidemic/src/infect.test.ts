import assert from "node:assert/strict";
import { test } from "node:test";
import { SETTING } from "./contacts.ts";
import { epidemic, isAway } from "./epidemic.ts";
import { infect, transmit } from "./infect.ts";
import { runKey } from "./random.ts";
import { CAUSE } from "./rows.ts";
import { OPEN_ABM as O, townOf } from "./testing/settings.ts";
import { tell } from "./told.ts";

test("whether quarantine keeps two apart at home has nothing to do with whether the one stays at home", () => {
  const population = townOf(1_000, 4);
  const quarantine = { ...O.measures.quarantine, adherence: 0.5, dropout: 0, atHome: 0.5 };
  const setup = {
    ...{ population, course: O.course, contacts: O.contacts, transmission: 0.1, days: 10 },
    ...{ measures: { ...O.measures, quarantine }, imported: { first: 0, daily: 0 } },
  };
  const second = population.home.findIndex((home) => home >> 4 === 1);
  let [staying, infected] = [0, 0];
  for (let number = 0; number < 800; number += 1) {
    const of = epidemic(setup, runKey(1, number));
    infect(of, second - 1, -1, 0);
    tell(of, second, 0, CAUSE.household);
    const row = of.record[second]! - 1;
    if (!isAway(of.rows, row, 0)) continue;
    staying += 1;
    transmit(of, 0, second, SETTING.home);
    if (of.rows.infected[row]! >= 0) infected += 1;
  }
  assert.ok(Math.abs(staying / 800 - 0.5) < 0.05, `${staying} of 800 stay at home`);
  assert.ok(Math.abs(infected / staying - 0.5) < 0.1, `${infected} of ${staying} are infected all the same`);
});
