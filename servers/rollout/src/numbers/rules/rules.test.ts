import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import { parseInstant } from "@bluezone/protocol/time";
import fc from "fast-check";
import { installedWithinSmartphones } from "./installed-within-smartphones.ts";
import { mustBeOpen, openWeeks } from "./open-weeks.ts";
import { smartphonesWithinStaff } from "./smartphones-within-staff.ts";
import { suddenChanges } from "./sudden-change.ts";

const totals = { staff: 40, smartphones: 35, installed: 20, helped: 3, posters: 2 };
const code = (does: () => void): string => {
  try {
    does();
    return "none";
  } catch (thrown) {
    return thrown instanceof Fault ? thrown.code : "defect";
  }
};

test("a unit has no more smartphones than staff, and no more installed than smartphones", () => {
  const n = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(n, n, n, (staff, smartphones, installed) => {
      const given = { ...totals, staff, smartphones, installed };
      assert.equal(
        code(() => smartphonesWithinStaff(given)),
        smartphones > staff ? "more_smartphones_than_staff" : "none",
      );
      assert.equal(
        code(() => installedWithinSmartphones(given)),
        installed > smartphones ? "more_installed_than_smartphones" : "none",
      );
    }),
  );
});

test("a digit too many is asked about, a few more people are not, and a first week never is", () => {
  assert.deepEqual(suddenChanges(totals, { ...totals, installed: 200 }), [
    { total: "installed", before: 20, now: 200 },
  ]);
  assert.deepEqual(suddenChanges(totals, { ...totals, installed: 30, staff: 45, helped: 900 }), []);
  assert.deepEqual(suddenChanges({ ...totals, staff: 900 }, { ...totals, staff: 1_150 }), []);
  assert.deepEqual(suddenChanges(undefined, { ...totals, staff: 9_000 }), []);
  assert.equal(suddenChanges({ ...totals, staff: 400 }, totals)[0]?.now, 40);
});

test("a week can be sent from its Friday on, and no longer than eight weeks", () => {
  const now = parseInstant("2020-12-25T00:00:00+07:00");
  assert.equal(openWeeks(now)[0], "2020-12-27");
  assert.equal(openWeeks(now).length, 8);
  assert.equal(
    code(() => mustBeOpen("2020-12-27", now)),
    "none",
  );
  assert.equal(
    code(() => mustBeOpen("2021-01-03", now)),
    "too_early",
  );
  assert.equal(
    code(() => mustBeOpen("2020-11-08", now)),
    "none",
  );
  assert.equal(
    code(() => mustBeOpen("2020-11-01", now)),
    "too_late",
  );
});

test("as many smartphones as staff, and all of them with the app, are no fault", () => {
  const all = { ...totals, staff: 40, smartphones: 40, installed: 40 };
  assert.deepEqual(
    [code(() => smartphonesWithinStaff(all)), code(() => installedWithinSmartphones(all))],
    ["none", "none"],
  );
});

test("a total jumps by more than ten and by more than a third", () => {
  for (const [before, now, jumps] of [
    [9, 19, false],
    [9, 20, true],
    [33, 44, false],
    [32, 43, true],
    [20, 9, true],
    [20, 10, false],
  ] as const)
    assert.equal(
      suddenChanges({ ...totals, staff: before }, { ...totals, staff: now }).length === 1,
      jumps,
      `${before} → ${now}`,
    );
});
