import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toldCount, toldPlaces, toldTree } from "./told-counts.ts";

test("1 to 4 people are not told, nobody and five are", () => {
  assert.deepEqual([0, 1, 4, 5, null].map(toldCount), [
    { is: "shown", value: 0 },
    { is: "hidden" },
    { is: "hidden" },
    { is: "shown", value: 5 },
    { is: "none" },
  ]);
});

test("whoever knows the sum of all districts cannot work out a small one from the rest", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 11 }), (counts) => {
      const told = toldPlaces(counts);
      const rest = counts.filter((_, i) => told[i]?.is === "hidden");
      for (const [i, count] of counts.entries())
        if (count > 0 && count < 5) assert.equal(told[i]?.is, "hidden");
      if (rest.length === 0) return;
      assert.ok(rest.length >= 2, "one alone is the sum less the others");
      const sum = rest.reduce((a, b) => a + b, 0);
      assert.ok(sum >= 5 || rest.length === counts.length, "too few together");
    }),
  );
});

test("nothing is hidden where nothing is small", () => {
  assert.ok(toldPlaces([0, 5, 12]).every(({ is }) => is === "shown"));
});

test("on three levels no hidden count follows from what is told: another count would give the same table", () => {
  const areas = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(areas, (counts) => {
      const { whole, areas: told } = toldTree(counts);
      const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
      const sums = counts.map(sum);
      if (whole.is === "hidden") {
        assert.ok(told.every((area) => area.whole.is === "hidden"));
        assert.ok(told.every(({ places }) => places.every(({ is }) => is === "hidden")));
        return;
      }
      // What of a level is hidden beside its sum is two or more, and not all of them nobody: one can be more, another less.
      const free = (of: readonly number[], hidden: readonly boolean[]) => {
        const rest = of.filter((_, i) => hidden[i]);
        assert.ok(rest.length === 0 || (rest.length >= 2 && sum(rest) >= 5));
      };
      free(
        sums,
        told.map((area) => area.whole.is === "hidden"),
      );
      for (const [i, area] of told.entries()) {
        const hidden = area.places.map(({ is }) => is === "hidden");
        if (area.whole.is === "hidden") assert.ok(hidden.every(Boolean));
        else free(counts[i] ?? [], hidden);
        for (const [j, count] of (counts[i] ?? []).entries())
          if (count > 0 && count < 5) assert.equal(hidden[j], true);
      }
    }),
  );
});
