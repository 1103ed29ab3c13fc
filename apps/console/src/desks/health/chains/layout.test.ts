/** Where cases stand in the picture of chains, and where keys lead in it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChainCase } from "@bluezone/contract/health/chains";
import { layoutOf } from "./layout.ts";
import { rowAfter } from "./move.ts";

const one = (id: string, began: string, from: string | null = null): ChainCase => ({
  ...{ id, number: `AG-${id}`, class: "confirmed", outcome: null, began, onset: true, age: 40, sex: null },
  parent: from === null ? null : { id: from, sure: "probable", source: "interview", day: null, serial: null },
  ...{ elsewhere: null, generation: 0, others: 0 },
});
// a ─ c, b ─ d (b began before c); e ─ f; g alone.
const CASES = [
  one("a", "2020-12-20"),
  one("c", "2020-12-25", "a"),
  one("b", "2020-12-23", "a"),
  one("d", "2020-12-27", "b"),
  one("e", "2020-12-22"),
  one("f", "2020-12-22", "e"),
  one("g", "2020-12-01"),
];
const { drawn, first, days, chains } = layoutOf(CASES);

test("every case has a row of its own, children under their parent by the day they began, cases alone are not drawn", () => {
  assert.deepEqual(
    drawn.map(({ one: { id }, row, day, parent }) => [id, row, day, parent?.row ?? null]),
    [
      ["a", 0, 0, null],
      ["b", 1, 3, 0],
      ["d", 2, 7, 1],
      ["c", 3, 5, 0],
      ["e", 4, 2, null],
      ["f", 5, 2, 4],
    ],
  );
  assert.deepEqual([first, days, chains], ["2020-12-20", 8, 2]);
  assert.deepEqual(
    drawn.map(({ place, siblings, children }) => [place, siblings, children]),
    [
      [1, 2, 2],
      [1, 2, 1],
      [1, 1, 0],
      [2, 2, 0],
      [2, 2, 1],
      [1, 1, 0],
    ],
  );
});

test("of too many the largest chains are drawn, whole", () => {
  assert.deepEqual(
    layoutOf(CASES, 5)
      .drawn.map(({ one: { id } }) => id)
      .join(""),
    "abdc",
  );
  assert.equal(layoutOf(CASES, 3).drawn.length, 4, "the largest chain is drawn, however large");
  assert.deepEqual(layoutOf([]), { drawn: [], first: "", days: 1, chains: 0 });
});

test("a case whose parent is not there begins a chain, and a case stands once", () => {
  const cases = [one("x", "2020-12-20", "gone"), one("y", "2020-12-21", "x"), one("y", "2020-12-21", "x")];
  assert.deepEqual(
    layoutOf(cases).drawn.map(({ one: { id }, parent }) => [id, parent?.row ?? null]),
    [
      ["x", null],
      ["y", 0],
    ],
  );
});

test("left leads to the parent, right to the first child, up and down to siblings, Home and End to the ends", () => {
  const to = (id: string, key: string) => {
    const row = rowAfter(
      drawn,
      drawn.findIndex((of) => of.one.id === id),
      key,
    );
    return row === undefined ? undefined : drawn[row]?.one.id;
  };
  assert.deepEqual([to("d", "ArrowLeft"), to("a", "ArrowLeft")], ["b", "a"]);
  assert.deepEqual([to("a", "ArrowRight"), to("d", "ArrowRight")], ["b", "d"]);
  assert.deepEqual([to("b", "ArrowDown"), to("c", "ArrowDown"), to("a", "ArrowDown")], ["c", "c", "e"]);
  assert.deepEqual([to("c", "ArrowUp"), to("b", "ArrowUp"), to("e", "ArrowUp")], ["b", "b", "a"]);
  assert.deepEqual([to("d", "Home"), to("a", "End"), to("a", "x")], ["a", "f", undefined]);
});

test("a chain of 2,000 cases is laid out quickly", () => {
  const cases = Array.from({ length: 2_000 }, (_, n) =>
    one(String(n), "2020-12-20", n === 0 ? null : String(Math.floor((n - 1) / 3))),
  );
  assert.equal(layoutOf(cases).drawn.length, 2_000);
});
