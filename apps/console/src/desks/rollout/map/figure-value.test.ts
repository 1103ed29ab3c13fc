import assert from "node:assert/strict";
import { test } from "node:test";
import { boundsOf, classOf, MEASURES } from "@bluezone/contract/rollout/map-class";
import { shownBy, sortedBy } from "./figure-value.ts";

test("a value on a bound is of the class above, and every value has one of five classes", () => {
  for (const measure of new Set(Object.values(MEASURES).flat())) {
    const bounds = boundsOf(measure);
    assert.deepEqual(
      bounds.map((bound) => classOf(measure, bound)),
      [2, 3, 4, 5],
    );
    assert.equal(classOf(measure, 0), 1);
    assert.equal(classOf(measure, 1e9), 5);
  }
});

test("a hidden figure has no value by any measure, and a share that nobody can reckon is not there", () => {
  assert.deepEqual(shownBy({ is: "hidden" }, "count"), { is: "hidden" });
  const figure = {
    is: "shown",
    value: 214,
    change: 11,
    ofPeople: { share: 0.214, change: 0.011 },
    ofSmartphones: null,
    ofUnits: null,
  } as const;
  const people = shownBy(figure, "people");
  assert.ok(people.is === "value" && people.value === 0.214 && people.change === 0.011);
  assert.deepEqual(shownBy(figure, "smartphones"), { is: "none" });
  assert.equal(sortedBy(shownBy(figure, "smartphones")), null);
  assert.equal(sortedBy(shownBy(figure, "count")), 214);
});
