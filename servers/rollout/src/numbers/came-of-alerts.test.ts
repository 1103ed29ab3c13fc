/**
 * What phones say of alerts against a computation of its own: provinces are made up, their phones mix as the protocol says, and
 * the chances and variances are written out here once more.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALERT_ANSWERS } from "@bluezone/contract/rollout/weekly-figure";
import { cameOf } from "./came-of-alerts.ts";

const CHOICES = 18;
const [KEPT, OTHER] = [Math.exp(4) / (Math.exp(4) + CHOICES - 1), 1 / (Math.exp(4) + CHOICES - 1)];

/** Phones by what is true of them, eight weeks of a province in one; all others have no alert. */
const TRUTH: Readonly<Record<string, number>> = {
  ...{ none: 36_000, withdrawn: 160, "low-unopened": 900, "low-positive": 60 },
  ...{ "low-opened-6h": 500, "low-opened-day": 420, "low-opened-later": 300 },
  ...{ "low-called-6h": 120, "low-called-day": 60, "low-called-later": 20 },
  ...{ "high-unopened": 300, "high-positive": 140 },
  ...{ "high-opened-6h": 330, "high-opened-day": 240, "high-opened-later": 90 },
  ...{ "high-called-6h": 210, "high-called-day": 110, "high-called-later": 40 },
};
const PHONES = 40_000;
const truly = (says: RegExp): number =>
  Object.entries(TRUTH).reduce((sum, [answer, n]) => sum + (says.test(answer) ? n : 0), 0);

/** Each share by what its part and its whole say. */
const SHARES = {
  opened: [/opened-|called|positive/, /-/],
  stepped: [/called|positive/, /-/],
  positive: [/positive/, /-/],
  openedIn6: [/6h/, /-opened|called/],
  openedInDay: [/6h|day/, /-opened|called/],
  withdrawn: [/withdrawn/, /-|withdrawn/],
} as const;
type Share = keyof typeof SHARES;

let state = 11;
/** Lehmer's generator: the provinces are the same each time. */
const draw = (): number => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};

/** Counts of what so many phones say. */
function province(): readonly number[] {
  const counts = ALERT_ANSWERS.map(() => 0);
  for (const [truth, answer] of ALERT_ANSWERS.entries())
    for (let i = 0; i < (TRUTH[answer] ?? 0); i++) {
      // The truth with one chance, each other answer with another: two places of one draw.
      const at = draw();
      const given = at < KEPT ? truth : (truth + 1 + Math.floor((at - KEPT) / OTHER)) % CHOICES;
      counts[given] = (counts[given] ?? 0) + 1;
    }
  return counts;
}

/** How many phones say one of some answers, on average and by what variance; and together with others. */
function moments(a: RegExp, b: RegExp): { readonly mean: number; readonly together: number } {
  const chance = (truth: string, says: RegExp): number =>
    ALERT_ANSWERS.reduce(
      (sum, answer) => sum + (says.test(answer) ? (answer === truth ? KEPT : OTHER) : 0),
      0,
    );
  const both = (truth: string): number =>
    ALERT_ANSWERS.reduce(
      (sum, answer) => sum + (a.test(answer) && b.test(answer) ? (answer === truth ? KEPT : OTHER) : 0),
      0,
    );
  return Object.entries(TRUTH).reduce(
    (sum, [truth, n]) => ({
      mean: sum.mean + n * chance(truth, a),
      together: sum.together + n * (both(truth) - chance(truth, a) * chance(truth, b)),
    }),
    { mean: 0, together: 0 },
  );
}

/** Standard deviation of a share's estimate, by the delta method, when the truth does not move. */
function deviation(key: Share): number {
  const [part, whole] = SHARES[key];
  const share = truly(part) / truly(whole);
  const [a, b, c] = [moments(part, part), moments(whole, whole), moments(part, whole)];
  const variance = a.together - 2 * share * c.together + share ** 2 * b.together;
  return Math.sqrt(variance) / ((KEPT - OTHER) * truly(whole));
}

const RUNS = 400;
const provinces = Array.from({ length: RUNS }, () => cameOf(province()));

for (const key of Object.keys(SHARES) as Share[])
  test(`${key}: right on average, as uncertain as its variance says, and 93 in 100 intervals or more hold it`, () => {
    const [part, whole] = SHARES[key];
    const share = truly(part) / truly(whole);
    const told = provinces.flatMap((came) => came[key] ?? []);
    assert.equal(told.length, RUNS);
    const mean = told.reduce((sum, { value }) => sum + value, 0) / RUNS;
    const spread = Math.sqrt(told.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (RUNS - 1));
    const closed = deviation(key);
    assert.ok(Math.abs(mean - share) < (4 * closed) / Math.sqrt(RUNS), `${mean}, not ${share}`);
    // A deviation of 400 runs is itself sure to one in 28; what is held within 0 and 1 varies a little less.
    assert.ok(Math.abs(spread / closed - 1) < 0.15, `${spread}, not ${closed}`);
    const half = told.reduce((sum, { low, high }) => sum + (high - low) / 2, 0) / RUNS;
    assert.ok(Math.abs(half / (1.96 * closed) - 1) < 0.2, `${half}, not ${1.96 * closed}`);
    const held = told.filter(({ low, high }) => low <= share && share <= high).length;
    assert.ok(held / RUNS >= 0.93, `${held} of ${RUNS}`);
  });

for (const level of ["low", "high"] as const)
  test(`alerts of a ${level} level: 93 in 100 intervals or more hold how many there were, and none is sure without cause`, () => {
    const truth = truly(new RegExp(`^${level}`));
    const told = provinces.map((came) => came.alerts[level]);
    const held = told.filter(({ low, high }) => low <= truth && truth <= high).length;
    assert.ok(held / RUNS >= 0.93, `${held} of ${RUNS}`);
    const mean = told.reduce((sum, { value }) => sum + value, 0) / RUNS;
    const says = new RegExp(`^${level}`);
    const closed = Math.sqrt(moments(says, says).together) / (KEPT - OTHER);
    assert.ok(Math.abs(mean - truth) < (4 * closed) / Math.sqrt(RUNS), `${mean}, not ${truth}`);
    const half = told.reduce((sum, { low, high }) => sum + (high - low) / 2, 0) / RUNS;
    assert.ok(Math.abs(half / (1.96 * closed) - 1) < 0.1, `${half}, not ${1.96 * closed}`);
  });

test("the answers are those that are reckoned with here", () => {
  assert.deepEqual(Object.keys(TRUTH).toSorted(), [...ALERT_ANSWERS].toSorted());
  assert.equal(
    Object.values(TRUTH).reduce((sum, n) => sum + n),
    PHONES,
  );
});
