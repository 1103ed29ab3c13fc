import assert from "node:assert/strict";
import { test } from "node:test";
import type { Contacts } from "./contacts.ts";
import { type Epidemic, epidemic, hasApp, type Setup } from "./epidemic.ts";
import { type Measures, NO_MEASURES } from "./measures.ts";
import { populate } from "./population.ts";
import { CAUSE } from "./rows.ts";
import { run } from "./run.ts";
import { total } from "./testing/count.ts";
import { OPEN_ABM_APP as APP, MANUAL, OPEN_ABM as O, townOf } from "./testing/settings.ts";

const TOWN = townOf(20_000, 2.4);
const setup = (measures: Measures, more: Partial<Setup> = {}): Setup => ({
  population: TOWN,
  course: O.course,
  contacts: O.contacts,
  measures,
  transmission: 0.3,
  days: 60,
  imported: { first: 40, daily: 0 },
  ...more,
});
const all = (of: Epidemic): number => total(of.daily.infections);

/** Everybody alone and alike, who meet each other by chance: the epidemic of Kermack and McKendrick. */
const ALIKE: Contacts = {
  ...O.contacts,
  homeHours: 0,
  work: { aDay: 0, lengths: [[1, 1]] },
  school: { aDay: 0, lengths: [[1, 1]] },
  community: { aDay: 10, lengths: [[1, 1]] },
  activity: { child: 1, adult: 1, elder: 1 },
  sociability: undefined,
};
const ALIKE_COURSE = {
  ...O.course,
  withoutSymptoms: 1,
  susceptibility: { child: 1, adult: 1, elder: 1 },
};

test("among people who are alike, as many are infected as the equation of the final size says", () => {
  const population = populate([{ code: "a", district: "d", people: 50_000 }], 1, {
    household: 1,
    school: 30,
    work: 12,
  });
  for (const r0 of [1.5, 2, 3]) {
    const of = run(
      {
        ...{ population, contacts: ALIKE, course: ALIKE_COURSE, measures: NO_MEASURES },
        ...{ transmission: r0 / 10, days: 300, imported: { first: 250, daily: 0 } },
      },
      1,
    );
    let share = 0.5;
    for (let step = 0; step < 200; step += 1) share = 1 - (1 - 250 / 50_000) * Math.exp(-r0 * share);
    assert.ok(Math.abs(all(of) / 50_000 - share) < 0.012, `${r0}: ${all(of) / 50_000}, not ${share}`);
  }
});

test("the same seed gives the same run, whatever ran before; another seed or number another one", () => {
  const measures: Measures = {
    ...O.measures,
    app: { ...APP, falseAlerts: 0.2 },
    manual: { ...MANUAL, staff: 30, backward: true, f2: true },
  };
  const first = run(setup(measures), 5, 2);
  run(setup(NO_MEASURES), 9, 0);
  assert.deepEqual(run(setup(measures), 5, 2).daily, first.daily);
  assert.notDeepEqual(run(setup(measures), 5, 3).daily, first.daily);
  assert.notDeepEqual(run(setup(measures), 6, 2).daily, first.daily);
});

test("nobody is infected twice, and everybody infected has an infector who was infected before, or came from elsewhere", () => {
  const of = run(
    setup({ ...O.measures, app: APP, manual: MANUAL }, { imported: { first: 40, daily: 1 } }),
    1,
  );
  const { rows } = of;
  const seen = new Set<number>();
  let offspring = 0;
  let elsewhere = 0;
  for (let row = 0; row < rows.count; row += 1) {
    assert.ok(!seen.has(rows.person[row]!));
    seen.add(rows.person[row]!);
    assert.equal(of.record[rows.person[row]!], row + 1);
    if (rows.infected[row]! < 0) continue;
    offspring += rows.offspring[row]!;
    if (rows.infector[row]! < 0) elsewhere += 1;
    else assert.ok(rows.infected[rows.infector[row]!]! <= rows.infected[row]!);
  }
  assert.equal(offspring + elsewhere, all(of));
  assert.equal(total(of.daily.offspring), offspring);
});

test("an app that nobody has changes nothing", () => {
  const without = run(setup(O.measures), 3).daily;
  assert.deepEqual(run(setup({ ...O.measures, app: { ...APP, adoption: 0 } }), 3).daily, without);
});

test("each measure prevents infections, and says so under its own name", () => {
  const none = all(run(setup(NO_MEASURES), 2));
  const isolation = run(
    setup({ ...O.measures, quarantine: { ...O.measures.quarantine, household: false } }),
    2,
  );
  assert.ok(total(isolation.daily.preventedByIsolation) > 0 && all(isolation) < none);
  const household = run(setup(O.measures), 2);
  assert.ok(total(household.daily.preventedByHousehold) > 0 && all(household) < all(isolation));
  const app = run(setup({ ...O.measures, app: APP }), 2);
  assert.ok(total(app.daily.preventedByApp) > 0 && all(app) < all(household));
  const manual = run(setup({ ...O.measures, manual: MANUAL }), 2);
  assert.ok(total(manual.daily.preventedByManual) > 0 && all(manual) < all(household));
  const site = run(setup({ ...O.measures, quarantine: { ...O.measures.quarantine, atHome: 1 } }), 2);
  assert.ok(all(site) < all(household));
  const limit = run(setup({ ...NO_MEASURES, contactLimit: 1 }), 2);
  assert.ok(all(limit) < none);
  const screening = run(
    setup({
      ...NO_MEASURES,
      isolation: O.measures.isolation,
      testing: { ...NO_MEASURES.testing, screening: 1 },
    }),
    2,
  );
  assert.ok(all(screening) < none);
  assert.ok(total(screening.daily.tests) > (60 * 20_000) / 7 - 1);
});

test("few tracers leave cases waiting, and find fewer contacts", () => {
  const many = run(setup({ ...O.measures, manual: { ...MANUAL, staff: 2_000 } }), 2).daily;
  const few = run(setup({ ...O.measures, manual: { ...MANUAL, staff: 2 } }), 2).daily;
  assert.equal(Math.max(...many.waiting), 0);
  assert.ok(Math.max(...few.waiting) > 10);
  assert.ok(total(few.traced) < total(many.traced) / 2);
});

test("tracing backward finds cases that tracing forward does not, and F2 sends more people into quarantine", () => {
  const forward = run(setup({ ...O.measures, manual: { ...MANUAL, daysBefore: 2 } }), 2).daily;
  const backward = run(
    setup({ ...O.measures, manual: { ...MANUAL, daysBefore: 2, backward: true } }),
    2,
  ).daily;
  const share = (daily: Epidemic["daily"]): number => total(daily.cases) / total(daily.infections);
  assert.ok(share(backward) > share(forward));
  for (const [f1, f2] of [
    [{ app: APP }, { app: { ...APP, f2: true } }],
    [{ manual: MANUAL }, { manual: { ...MANUAL, f2: true } }],
  ]) {
    const perCase = (measures: Partial<Measures>): number => {
      const { daily } = run(setup({ ...O.measures, ...measures }), 2);
      return total(daily.quarantined) / total(daily.cases);
    };
    assert.ok(perCase(f2!) > 1.5 * perCase(f1!));
  }
});

test("phones that alert without a contact are counted beside those that had one", () => {
  const { daily } = run(setup({ ...O.measures, app: { ...APP, falseAlerts: 0.5 } }), 2);
  const real = total(daily.alerts) - total(daily.falseAlerts);
  assert.ok(Math.abs(total(daily.falseAlerts) / real - 0.5) < 0.1);
  assert.equal(total(run(setup({ ...O.measures, app: APP }), 2).daily.falseAlerts), 0);
});

test("nobody is told of a contact that is still to come: a day's results come before its contacts", () => {
  const atOnce = { ...O.measures.testing, sample: 0, result: 0 };
  const { daily } = run(
    setup({
      ...{ ...O.measures, testing: atOnce, app: { ...APP, daysBefore: 0 } },
      manual: { ...MANUAL, daysBefore: 0, delay: 0 },
    }),
    2,
  );
  assert.ok(total(daily.uploads) > 0 && total(daily.interviews) > 0);
  assert.deepEqual([total(daily.alerts), total(daily.traced)], [0, 0]);
});

test("only people who have the app are alerted, also where few have it", () => {
  const of = run(setup({ ...O.measures, app: { ...APP, adoption: 0.02, falseAlerts: 2 } }), 2);
  assert.ok(total(of.daily.falseAlerts) > 0);
  const { rows } = of;
  for (let row = 0; row < rows.count; row += 1)
    if (rows.until[row]! > 0 && rows.cause[row] === CAUSE.app) assert.ok(hasApp(of, rows.person[row]!));
});

test("quarantine ends: nobody is in it before the first case, and its days are those that rows have", () => {
  const of = run(setup({ ...O.measures, app: APP, quarantine: { ...O.measures.quarantine, dropout: 0 } }), 2);
  const first = of.daily.cases.findIndex((cases) => cases > 0);
  assert.equal(total(of.daily.quarantined.subarray(0, first)), 0);
  const { rows } = of;
  for (let row = 0; row < rows.count; row += 1)
    if (rows.until[row]! > 0) {
      assert.ok(rows.until[row]! - rows.from[row]! <= 14 + 60 && rows.until[row]! > rows.from[row]!);
      assert.ok(rows.cause[row] === CAUSE.app || rows.cause[row] === CAUSE.household);
    }
});

/** Shares of pairs of one household of whom both, and of people of whom one, have the app; and each age group's share. */
function ownership(together: number): { pair: number; ages: readonly number[]; all: number } {
  const population = townOf(100_000, 3.5);
  const byAge = { child: 0.5, adult: 1.2, elder: 0.8 };
  const of = epidemic(
    setup({ ...O.measures, app: { ...APP, adoption: 0.4, byAge, together } }, { population }),
    5,
  );
  const has = Uint8Array.from({ length: population.people }, (_, person) => (hasApp(of, person) ? 1 : 0));
  let [adults, first, second, both] = [0, 0, 0, 0];
  for (let person = 1; person < population.people; person += 1)
    if (
      population.home[person]! >> 4 === 1 &&
      population.age[person]! < 13 &&
      population.age[person - 1]! < 13
    ) {
      adults += 1;
      first += has[person - 1]!;
      second += has[person]!;
      both += has[person]! * has[person - 1]!;
    }
  const [p, q] = [first / adults, second / adults];
  const share = (from: number, to: number): number => {
    let [people, owners] = [0, 0];
    for (let person = 0; person < population.people; person += 1)
      if (population.age[person]! >= from && population.age[person]! < to) {
        people += 1;
        owners += has[person]!;
      }
    return owners / people;
  };
  return {
    pair: (both / adults - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q)),
    ages: [share(0, 3), share(3, 13), share(13, 16)],
    all: share(0, 16),
  };
}

test("members of a household are as alike in having the app as a scenario says, and as many people of each age have it as before", () => {
  const apart = ownership(0);
  assert.ok(Math.abs(apart.pair) < 0.02, String(apart.pair));
  for (const together of [0.3, 0.6, 1]) {
    const found = ownership(together);
    assert.ok(Math.abs(found.pair - together) < 0.02, `${found.pair}, not ${together}`);
    assert.ok(Math.abs(found.all - apart.all) < 0.006, `${found.all}, not ${apart.all}`);
    for (const [at, expected] of [0.2, 0.48, 0.32].entries())
      assert.ok(Math.abs(found.ages[at]! - expected) < 0.015, `${found.ages[at]}, not ${expected}`);
  }
});

test("where only those who stay at home alert others at their onset, fewer do than where everybody does", () => {
  const uploads = (app: Partial<typeof APP>): number =>
    total(
      run(
        setup({
          ...O.measures,
          testing: { ...O.measures.testing, symptomatic: 0.3 },
          app: { ...APP, ...app },
        }),
        1,
      ).daily.uploads,
    );
  const none = uploads({});
  const everybody = uploads({ onSymptoms: 1 });
  const atHome = uploads({ onSymptoms: 1, onlyAtHome: true });
  assert.ok(atHome > none && everybody > 1.5 * atHome, `${none} ${atHome} ${everybody}`);
});
