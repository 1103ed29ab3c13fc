import assert from "node:assert/strict";
import { test } from "node:test";
import { isFault, type PlaceCells, readPlace } from "./read-place.ts";

const CELLS: PlaceCells = { unit: "889-school", name: "Cổng", route: "", terminal: "", spot: "", copies: "" };
const read = (more: Partial<PlaceCells>) => readPlace({ ...CELLS, ...more });
/** The column that is wrong. */
const wrong = (more: Partial<PlaceCells>): string | undefined => {
  const place = read(more);
  return isFault(place) ? place.column : undefined;
};

test("a row of places is read as it stands, one copy where it says none", () => {
  assert.deepEqual(read({ route: "r", terminal: "t", spot: "s", copies: "3" }), {
    ...{ unit: "889-school", name: "Cổng", route: "r", terminal: "t", spot: "s", copies: 3 },
  });
  const place = read({});
  assert.equal(!isFault(place) && place.copies, 1);
});

test("what is wrong is said by column, each at its edge", () => {
  assert.equal(wrong({ unit: "" }), "unit");
  assert.deepEqual([wrong({ unit: "x".repeat(60) }), wrong({ unit: "x".repeat(61) })], [undefined, "unit"]);
  for (const column of ["name", "route", "terminal", "spot"] as const)
    assert.deepEqual(
      [wrong({ [column]: "x".repeat(80) }), wrong({ [column]: "x".repeat(81) }), wrong({ [column]: "a\nb" })],
      [undefined, column, column],
    );
  const copies = ["1", "500", "0", "501", "1000", "-1", "1.5", "x"];
  assert.deepEqual(
    copies.map((text) => wrong({ copies: text })),
    [undefined, undefined, ...Array(6).fill("copies")],
  );
});
