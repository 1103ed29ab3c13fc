import assert from "node:assert/strict";
import { test } from "node:test";
import {
  byMark,
  editedOf,
  withAdded,
  withChosen,
  withJoined,
  writtenOf,
  wrongMarks,
} from "./edited-clauses.ts";

const CLAUSES = editedOf([
  { id: "a".repeat(16), mark: "1", text: "Một", duties: ["D04"], tasks: 0, plans: true },
  { id: "b".repeat(16), mark: "2", text: "Hai", duties: ["D05", "D04"], tasks: 2, plans: true },
]);

test("a clause joined to the one above keeps both texts and every duty once", () => {
  const [joined, ...rest] = withJoined(CLAUSES, "b".repeat(16));
  assert.deepEqual(
    [joined?.mark, joined?.text, joined?.duties.join(" "), rest.length],
    ["1", "Một\nHai", "D04 D05", 0],
  );
  assert.deepEqual(withJoined(CLAUSES, "a".repeat(16)), CLAUSES, "the first has none above");
});

test("a new clause stands after the one it was asked for at, and is sent without an id", () => {
  const added = withAdded(CLAUSES, "a".repeat(16), "new");
  assert.deepEqual(
    added.map(({ mark }) => mark),
    ["1", "", "2"],
  );
  assert.deepEqual(writtenOf(added)[1], { mark: "", text: "", duties: [] });
});

test("marks that are missing or there twice are told", () => {
  assert.deepEqual(wrongMarks(CLAUSES), []);
  assert.deepEqual(wrongMarks(withAdded(CLAUSES, "a".repeat(16), "new")), ["new"]);
  assert.equal(wrongMarks(CLAUSES.map((clause) => ({ ...clause, mark: " 1 " }))).length, 2);
});

test("of two people's clauses each mark has the version that was chosen, with the ids of the newest", () => {
  const mine = [
    ...CLAUSES.map((clause) => ({ ...clause, text: `${clause.text} của tôi` })),
    { key: "new", id: "c".repeat(16), mark: "3", text: "Ba", duties: [], tasks: 0 },
  ];
  const newest = CLAUSES.map((clause) => ({ ...clause, id: "d".repeat(16) }));
  const name = (id: string) => `việc ${id}`;
  assert.equal(byMark(newest, name)["2"], "Hai (việc D05; việc D04)");
  const chosen = { ...byMark(mine, name), "2": byMark(newest, name)["2"] ?? "" };
  assert.deepEqual(
    withChosen(mine, newest, chosen, name).map(({ id, mark, text }) => [id, mark, text]),
    [
      ["d".repeat(16), "1", "Một của tôi"],
      ["d".repeat(16), "2", "Hai"],
      [undefined, "3", "Ba"],
    ],
  );
});
