import assert from "node:assert/strict";
import { test } from "node:test";
import { addRun, haveRoom, longestFirst, runs } from "./match-runs.ts";

test("runs are worked longest first, equal ones in the order in which they came", () => {
  const some = runs(100);
  for (const length of [1, 144, 3, 144, 2]) addRun(some, 0, 0, length);
  assert.deepEqual([...longestFirst(some)], [1, 3, 2, 4, 0]);
});

test("what rows held that are not in use any more takes no run's place", () => {
  for (let stale = 1; stale <= 144; stale += 1) {
    const some = runs(100);
    for (const length of [1, 1, stale]) addRun(some, 0, 0, length);
    some.size = 0;
    for (const length of [7, 2]) addRun(some, 0, 0, length);
    assert.deepEqual([...longestFirst(some)], [0, 1], `${stale}`);
  }
});

test("there is room as long as a whole key's runs fit: every other interval of a day", () => {
  const some = runs(74);
  assert.ok(haveRoom(some));
  addRun(some, 0, 0, 1);
  addRun(some, 0, 2, 1);
  assert.ok(haveRoom(some));
  addRun(some, 0, 4, 1);
  assert.ok(!haveRoom(some));
});
