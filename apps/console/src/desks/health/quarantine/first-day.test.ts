import assert from "node:assert/strict";
import { test } from "node:test";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { firstDayAfter } from "./first-day.ts";

test("a course begins on the day after the last contact, and today where none is known, of late, or over", () => {
  const first = (met: string | null) => isoDay(firstDayAfter(met, parseDay("2020-12-31")));
  assert.equal(first("2020-12-29"), "2020-12-30");
  assert.equal(first("2020-12-03"), "2020-12-04");
  for (const met of [null, "2020-12-31", "2020-12-01"]) assert.equal(first(met), "2020-12-31", String(met));
});
