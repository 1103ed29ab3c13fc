/** How long wrong codes make the next one wait: the arithmetic alone; who waits is asked in sign-in.test.ts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes, Seconds } from "@bluezone/protocol/time";
import { lineOf, waitAfter } from "./waits.ts";

test("four wrong codes cost nothing, the fifth 30 seconds, doubled each time up to a quarter of an hour", () => {
  assert.deepEqual([0, 4, 5, 6, 7, 8, 9, 10, 1_000].map(waitAfter), [
    Seconds(0),
    Seconds(0),
    Seconds(30),
    Minutes(1),
    Minutes(2),
    Minutes(4),
    Minutes(8),
    Minutes(15),
    Minutes(15),
  ]);
});

test("a known browser has a line of its own", () => {
  assert.equal(lineOf("a", undefined), "a");
  assert.equal(lineOf("a", "b"), "a b");
});
