/** The clock of call-backs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant } from "@bluezone/protocol/time";
import { clockStarts, quantile, workingMinutes } from "./working-time.ts";

const at = (wall: string) => parseInstant(`${wall}:00.000+07:00`);

test("[D24] a wait counts working hours alone, over nights and days", () => {
  const cases = [
    ["2020-12-27T09:00", "2020-12-27T10:30", 90],
    ["2020-12-27T05:00", "2020-12-27T08:00", 60],
    ["2020-12-27T16:50", "2020-12-28T07:10", 20],
    ["2020-12-27T22:00", "2020-12-28T06:00", 0],
    ["2020-12-27T07:00", "2020-12-29T17:00", 1_800],
    ["2020-12-27T10:00", "2020-12-27T09:00", 0],
    ["2020-12-27T10:00", "2020-12-27T10:00", 0],
    ["2020-12-27T17:00", "2020-12-27T18:00", 0],
    ["2020-12-27T16:59", "2020-12-27T23:00", 1],
    ["2020-12-27T06:00", "2020-12-27T07:01", 1],
    ["2020-12-26T12:00", "2020-12-27T12:00", 600],
  ] as const;
  for (const [from, to, minutes] of cases) assert.equal(workingMinutes(at(from), at(to)), minutes, from);
});

test("who asks for a part of the day begins to wait when it begins", () => {
  const cases = [
    ["2020-12-27T09:00", "any", "2020-12-27T09:00"],
    ["2020-12-27T09:00", "morning", "2020-12-27T09:00"],
    ["2020-12-27T13:00", "morning", "2020-12-28T05:00"],
    ["2020-12-27T04:59", "morning", "2020-12-27T05:00"],
    ["2020-12-27T05:00", "morning", "2020-12-27T05:00"],
    ["2020-12-27T11:59", "morning", "2020-12-27T11:59"],
    ["2020-12-27T12:00", "morning", "2020-12-28T05:00"],
    ["2020-12-27T09:00", "afternoon", "2020-12-27T12:00"],
    ["2020-12-27T12:00", "afternoon", "2020-12-27T12:00"],
    ["2020-12-27T17:59", "afternoon", "2020-12-27T17:59"],
    ["2020-12-27T18:00", "afternoon", "2020-12-28T12:00"],
    ["2020-12-27T17:59", "evening", "2020-12-27T18:00"],
    ["2020-12-27T18:00", "evening", "2020-12-27T18:00"],
    ["2020-12-27T21:59", "evening", "2020-12-27T21:59"],
    ["2020-12-27T22:00", "evening", "2020-12-28T18:00"],
    ["2020-12-27T23:30", "evening", "2020-12-28T18:00"],
  ] as const;
  for (const [made, wish, starts] of cases)
    assert.equal(clockStarts(at(made), wish), at(starts), `${wish} at ${made}`);
});

test("a quantile is a value that was seen", () => {
  const counts = [
    { minutes: 30, calls: 1 },
    { minutes: 10, calls: 8 },
    { minutes: 300, calls: 1 },
  ];
  assert.deepEqual([quantile(counts, 0.8), quantile(counts, 0.81), quantile(counts, 1)], [10, 30, 300]);
  assert.deepEqual([quantile(counts, 0.5), quantile(counts, 0.9), quantile([], 0.5)], [10, 30, null]);
});
