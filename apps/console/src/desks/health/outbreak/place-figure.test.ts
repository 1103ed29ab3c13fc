/** What the map of rates says of places: nothing of few people, and nothing below what is hidden. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { communeFigure, figureOf, type RatedPlace, rateOf } from "./place-figure.ts";

const shown = (value: number) => ({ is: "shown", value }) as const;
const place = (level: RatedPlace["level"], code: string, more: Partial<RatedPlace>): RatedPlace => ({
  ...{ level, code, district: "889", name: code, count: shown(0), people: null, rate: null },
  ...more,
});

test("a rate is told from five cases on, and of no case", () => {
  assert.deepEqual(figureOf({ count: shown(5), rate: 40 }), { is: "rate", rate: 40 });
  assert.deepEqual(figureOf({ count: shown(4), rate: 32 }), { is: "few", cases: 4 });
  assert.deepEqual(figureOf({ count: shown(0), rate: null }), { is: "rate", rate: 0 });
  assert.equal(rateOf({ count: shown(4), rate: 32 }), null);
  assert.equal(rateOf({ count: shown(5), rate: 40 }), 40);
});

test("where nobody knows how many live there is no rate", () => {
  assert.deepEqual(figureOf({ count: shown(9), rate: null }), { is: "none" });
  assert.deepEqual(figureOf(undefined), { is: "none" });
});

test("a commune that is not named has no case, below a hidden district it is hidden, in an untold one nothing is said", () => {
  const commune = { code: "30478", parent: "889" };
  const below = (count: RatedPlace["count"]) => communeFigure([place("district", "889", { count })], commune);
  assert.deepEqual(below(shown(7)), { is: "rate", rate: 0 });
  assert.deepEqual(below({ is: "hidden" }), { is: "hidden" });
  assert.deepEqual(communeFigure([], commune), { is: "none" });
  const named = [
    place("district", "889", { count: shown(9) }),
    place("commune", "30478", { count: { is: "hidden" } }),
  ];
  assert.deepEqual(communeFigure(named, commune), { is: "hidden" });
});
