/** How a cluster grew. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Day } from "@bluezone/protocol/time";
import { sizesByDay } from "./sizes.ts";

test("cases are counted by the day on which they began, the earliest first", () => {
  assert.deepEqual(sizesByDay([]), []);
  assert.deepEqual(sizesByDay([Day(12), Day(10), Day(12)]), [
    { day: Day(10), cases: 1 },
    { day: Day(12), cases: 2 },
  ]);
});
