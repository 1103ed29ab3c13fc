import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { allSmartphones, smartphonesOf } from "./league-smartphones.ts";

const row = (district: string, count: number, from: string, to: string | null = null, source = "s") => ({
  district,
  count,
  source,
  valid_from_day: parseDay(from),
  valid_to_day: to === null ? null : parseDay(to),
});
const ROWS = [
  row("883", 100, "2020-12-01", "2020-12-31"),
  row("884", 20, "2020-12-05"),
  row("889", 3, "2020-11-01", null, "t"),
];

test("a place's smartphones are told with their source and days; none that were not counted", () => {
  assert.equal(smartphonesOf(undefined), null);
  assert.deepEqual(ROWS.slice(0, 2).map(smartphonesOf), [
    { count: 100, source: "s", validFrom: "2020-12-01", validTo: "2020-12-31" },
    { count: 20, source: "s", validFrom: "2020-12-05", validTo: null },
  ]);
});

test("the whole's smartphones are those of every place, each source once, from the day on which all are counted", () => {
  assert.deepEqual(allSmartphones(["883", "884", "889"], ROWS), {
    count: 123,
    source: "s; t",
    validFrom: "2020-12-05",
    validTo: null,
  });
  assert.equal(allSmartphones(["883", "884", "890"], ROWS), null, "one place has no count");
  assert.equal(allSmartphones([], ROWS), null);
});
