/** How long steps took, and how far codes came. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, Hours, Milliseconds, minus, parseDay, parseInstant } from "@bluezone/protocol/time";
import type { NewCase } from "./new-cases-store.ts";
import { periodAt, periodOf } from "./period.ts";
import { delaysOf, funnelOf, quantile } from "./steps.ts";

const HOUR = 3_600_000;
const one: NewCase = {
  ...{ onsetDay: 10, sampleDay: 12, resultDay: 15, recorded: 0 },
  ...{ made: true, sent: true, issued: 2 * HOUR, claimed: 3 * HOUR, certified: 6 * HOUR },
};
/** One whose every step ended before it began, and one of whom nothing is known. */
const backwards: NewCase = {
  ...{ onsetDay: 14, sampleDay: 12, resultDay: 10, recorded: 9 * HOUR },
  ...{ made: true, sent: false, issued: 8 * HOUR, claimed: null, certified: 7 * HOUR },
};
const unknown: NewCase = {
  ...{ onsetDay: null, sampleDay: 12, resultDay: 12, recorded: 0 },
  ...{ made: false, sent: false, issued: null, claimed: null, certified: null },
};
const times = (n: number, of: NewCase): readonly NewCase[] => Array<NewCase>(n).fill(of);

test("a step counts from its begin to its end, in its unit, never less than nothing, and only where both are known", () => {
  const middles = (cases: readonly NewCase[]) => delaysOf(cases, "exact").map(({ p50 }) => p50);
  assert.deepEqual(middles(times(5, one)), [2, 3, 2, 4]);
  assert.deepEqual(middles(times(5, backwards)), [0, 0, 0, 0]);
  const quarter = { ...one, issued: HOUR / 4, certified: HOUR / 2 };
  assert.deepEqual(middles(times(5, quarter)).slice(2), [0.3, 0.3]);
  assert.deepEqual(
    delaysOf(times(5, unknown), "exact").map(({ count }) => count),
    [0, 5, 0, 0].map((value) => ({ is: "shown", value })),
  );
});

test("the middle and nine tenths are told of five or more, and few are counted for the unit alone", () => {
  const first = (n: number, form: "exact" | "told") => delaysOf(times(n, one), form)[0];
  assert.deepEqual([first(4, "exact")?.p50, first(4, "exact")?.p90], [null, null]);
  assert.deepEqual([first(5, "exact")?.p50, first(5, "exact")?.p90], [2, 2]);
  assert.deepEqual(first(4, "exact")?.count, { is: "shown", value: 4 });
  assert.notEqual(first(4, "told")?.count.is, "shown");
  assert.deepEqual(first(5, "told")?.count, { is: "shown", value: 5 });
});

test("a quantile is the nearest rank, in whatever order values came, to a tenth", () => {
  const ten = [10, 2, 3, 4, 5, 6, 7, 8, 9, 1];
  assert.deepEqual(
    [0, 0.1, 0.11, 0.5, 0.9, 1].map((share) => quantile(ten, share)),
    [1, 1, 2, 5, 9, 10],
  );
  assert.deepEqual([quantile([], 0.5), quantile([1.26], 0.5), quantile([1.04], 0.5)], [0, 1.3, 1]);
});

test("the funnel counts each step that a code made", () => {
  const shown = (cases: readonly NewCase[]) =>
    Object.fromEntries(funnelOf(cases, "exact").map(({ step, count }) => [step, count]));
  assert.deepEqual(shown([one, one, backwards, unknown]), {
    cases: { is: "shown", value: 4 },
    made: { is: "shown", value: 3 },
    sent: { is: "shown", value: 2 },
    claimed: { is: "shown", value: 2 },
    certified: { is: "shown", value: 3 },
  });
});

test("a day ends at 17:00, a week on a Sunday at 17:00; from then on the next one is under way", () => {
  const sunday = parseDay("2020-12-27");
  const cutOff = parseInstant("2020-12-27T17:00:00.000+07:00");
  assert.deepEqual(periodOf("day", sunday), {
    period: "day",
    day: sunday,
    from: minus(cutOff, Days(1)),
    cutOff,
  });
  assert.deepEqual(periodOf("week", sunday), {
    ...{ period: "week", day: sunday, from: minus(cutOff, Days(7)), cutOff },
  });
  assert.throws(() => periodOf("week", parseDay("2020-12-26")), /named by the Sunday/);
  assert.equal(periodOf("day", parseDay("2020-12-26")).day, sunday - 1);
  const before = minus(cutOff, Milliseconds(1));
  assert.deepEqual([periodAt("day", before).day, periodAt("day", cutOff).day], [sunday, sunday + 1]);
  assert.deepEqual([periodAt("week", before).day, periodAt("week", cutOff).day], [sunday, sunday + 7]);
  assert.equal(periodAt("week", minus(cutOff, Hours(24 * 6))).day, sunday);
});
