import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay, parseInstant } from "@bluezone/protocol/time";
import { halvesOf, mostMissing } from "./halves.ts";
import type { QuarantineLogRow, QuarantineRow } from "./tables.ts";

const [FIRST, LAST] = [parseDay("2020-12-27"), parseDay("2021-01-09")];
const row: Partial<QuarantineRow> = { first_day: FIRST, last_day: LAST };
const quarantined = (ended: number | null = null) => ({ ...row, ended_day: ended }) as QuarantineRow;
const entry = (day: number, replaced: string | null = null) =>
  ({ day, replaced_ms: replaced }) as QuarantineLogRow;
const at = (time: string) => parseInstant(`${time}+07:00`);

test("the half-days of a quarantine count from the first morning to the last evening, and no further", () => {
  const count = (time: string) => halvesOf(quarantined(), [], at(time)).all;
  assert.deepEqual(halvesOf(quarantined(), [], at("2020-12-26T23:59:59")), { all: 0, missing: 0 });
  assert.equal(count("2020-12-27T00:00:00"), 1);
  assert.equal(count("2020-12-27T11:59:59"), 1);
  assert.equal(count("2020-12-27T12:00:00"), 2);
  assert.equal(count("2020-12-28T08:00:00"), 3);
  assert.equal(count("2021-01-09T20:00:00"), 28);
  assert.equal(count("2021-01-10T08:00:00"), 28);
  assert.equal(halvesOf(quarantined(FIRST), [], at("2021-01-10T08:00:00")).all, 2);
});

test("what was entered on the first or the last day is not missing; what was corrected counts once", () => {
  const missing = (...logs: readonly QuarantineLogRow[]) =>
    halvesOf(quarantined(), logs, at("2021-01-10T08:00:00")).missing;
  assert.equal(missing(), 28);
  assert.equal(missing(entry(FIRST), entry(LAST)), 26);
  assert.equal(missing(entry(FIRST), entry(FIRST, "1")), 27);
  assert.equal(missing(entry(FIRST - 1), entry(LAST + 1)), 28);
});

test("most of it is missing when more than half is, and of what did not begin nothing is", () => {
  assert.deepEqual(
    [13, 14, 15].map((missing) => mostMissing({ all: 28, missing })),
    [false, false, true],
  );
  assert.deepEqual(halvesOf(quarantined(), [entry(FIRST)], at("2020-12-26T08:00:00")), {
    all: 0,
    missing: 0,
  });
  assert.equal(mostMissing({ all: 0, missing: 0 }), false);
});
