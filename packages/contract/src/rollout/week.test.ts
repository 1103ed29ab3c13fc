import assert from "node:assert/strict";
import { test } from "node:test";
import { Instant, Milliseconds, minus, parseInstant } from "@bluezone/protocol/time";
import fc from "fast-check";
import { cutOffOf, opensAt, reportWeekAt, startOf, Week, weekAfter, weekAt } from "./week.ts";

test("a week ends on its Sunday at 17:00 in Vietnam and the next begins at that instant", () => {
  const end = parseInstant("2020-12-27T17:00:00+07:00");
  assert.equal(cutOffOf("2020-12-27"), end);
  assert.equal(startOf("2021-01-03"), end);
  assert.equal(weekAt(end), "2021-01-03");
  assert.equal(weekAt(minus(end, Milliseconds(1))), "2020-12-27");
});

test("a week's form opens on Friday; until then the week that ended is the one to report", () => {
  assert.equal(opensAt("2020-12-27"), parseInstant("2020-12-25T00:00:00+07:00"));
  assert.equal(reportWeekAt(parseInstant("2020-12-24T23:59:59+07:00")), "2020-12-20");
  assert.equal(reportWeekAt(parseInstant("2020-12-25T00:00:00+07:00")), "2020-12-27");
  assert.equal(reportWeekAt(parseInstant("2020-12-28T08:00:00+07:00")), "2020-12-27");
});

test("every instant lies in exactly one week, and weeks follow each other", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 4e12 }), (n) => {
      const t = Instant(n);
      const week = Week.parse(weekAt(t));
      assert.ok(startOf(week) <= t && t < cutOffOf(week));
      assert.equal(cutOffOf(weekAfter(week, -1)), startOf(week));
    }),
  );
});

test("another day than a Sunday names no week", () => {
  for (const day of ["2020-12-26", "2020-12-28", "2020-02-30", "27/12/2020"])
    assert.equal(Week.safeParse(day).success, false, day);
});
