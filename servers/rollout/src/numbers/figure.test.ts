import assert from "node:assert/strict";
import { test } from "node:test";
import { figureOf } from "./figure.ts";
import { countReadings, estimateReadings, readingOf } from "./readings.ts";

const basis = { people: 1_000, smartphones: null };

test("a figure has its share of people and the change in points; without a count of smartphones there is no share of them", () => {
  const figure = figureOf({ is: "shown", value: 214 }, { is: "shown", value: 203 }, basis);
  assert.ok(figure.is === "shown");
  assert.equal(figure.change, 11);
  assert.equal(figure.ofPeople?.share, 0.214);
  assert.ok(Math.abs((figure.ofPeople?.change ?? 0) - 0.011) < 1e-12);
  assert.equal(figure.ofSmartphones, null);
});

test("what units say is set against the smartphones that the same units counted in the same week", () => {
  const figure = figureOf(
    { is: "shown", value: 60 },
    { is: "shown", value: 40 },
    { ...basis, counted: { now: 120, before: 100 } },
  );
  assert.ok(figure.is === "shown");
  assert.equal(figure.ofUnits?.share, 0.5);
  assert.ok(Math.abs((figure.ofUnits?.change ?? 0) - 0.1) < 1e-12);
});

test("a change is not told when the week before is hidden or not there, so it gives nothing away", () => {
  for (const before of [{ is: "hidden" }, { is: "none" }] as const) {
    const figure = figureOf({ is: "shown", value: 30 }, before, basis);
    assert.ok(figure.is === "shown");
    assert.equal(figure.change, null);
    assert.equal(figure.ofPeople?.change, null);
  }
});

test("a hidden figure holds no number at all", () => {
  assert.deepEqual(figureOf({ is: "hidden" }, { is: "shown", value: 99 }, basis), { is: "hidden" });
});

test("a place without a count has none, one under 20 is hidden, and the whole counts also what lies in no place", () => {
  const readings = countReadings(
    ["a", "b", "c", "d"],
    new Map([
      ["a", 50],
      ["b", 3],
      ["c", 4],
    ]),
    90,
  );
  assert.deepEqual(readingOf(readings, "a"), { is: "shown", value: 50 });
  assert.deepEqual(readingOf(readings, "b"), { is: "hidden" });
  assert.deepEqual(readingOf(readings, "d"), { is: "none" });
  assert.deepEqual(readings.whole, { is: "shown", value: 90 });
  assert.deepEqual(countReadings(["a"], new Map()).whole, { is: "none" });
});

test("an estimate keeps its interval and is hidden when it is less sure than it is large", () => {
  const readings = estimateReadings(
    ["a", "b"],
    [
      { value: 100, low: 80, high: 120 },
      { value: 30, low: 0, high: 70 },
    ],
    400,
  );
  assert.deepEqual(readingOf(readings, "a"), { is: "shown", value: 100, low: 80, high: 120 });
  assert.deepEqual(readingOf(readings, "b"), { is: "hidden" });
  assert.deepEqual(readings.whole, { is: "shown", value: 400 });
  assert.deepEqual(estimateReadings(["a"], [], 0).whole, { is: "none" });
});

test("what is counted as a whole is shown from twenty on, and is the places' sum when nobody says it", () => {
  const whole = (counts: Record<string, number>, given?: number) =>
    countReadings(["a", "b", "c"], new Map(Object.entries(counts)), given).whole;
  assert.deepEqual(whole({ a: 10, b: 9 }), { is: "hidden" });
  assert.deepEqual(whole({ a: 10, b: 10 }), { is: "shown", value: 20 });
  assert.deepEqual(whole({}), { is: "none" });
  assert.deepEqual(whole({}, 5), { is: "hidden" });
  assert.deepEqual(whole({}, 20), { is: "shown", value: 20 });
  const answered = (count: number) => estimateReadings(["a"], [], count).whole;
  assert.deepEqual([answered(19), answered(20)], [{ is: "hidden" }, { is: "shown", value: 20 }]);
});

test("a share is of at least one, and of nobody there is none", () => {
  const of = (people: number) => {
    const figure = figureOf({ is: "shown", value: 30 }, { is: "none" }, { people, smartphones: null });
    return figure.is === "shown" ? figure.ofPeople?.share : undefined;
  };
  assert.deepEqual([of(1), of(0)], [30, undefined]);
});
