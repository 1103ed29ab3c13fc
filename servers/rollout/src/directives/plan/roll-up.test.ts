import assert from "node:assert/strict";
import { test } from "node:test";
import { Day, Instant } from "@bluezone/protocol/time";
import fc from "fast-check";
import { rollUp, type UnitProgress } from "./roll-up.ts";

const NO_WAITS = { medianHours: null, p90Hours: null };

const units = fc
  .array(
    fc.record({
      type: fc.constantFrom("school", "district-committee", "clinic"),
      district: fc.constantFrom("883", "886", null),
      illustrative: fc.boolean(),
      assignments: fc.integer({ min: 1, max: 20 }),
      share: fc.tuple(...Array.from({ length: 6 }, () => fc.double({ min: 0, max: 1, noNaN: true }))),
      directs: fc.boolean(),
      due: fc.integer({ min: 18_000, max: 18_010 }),
      passed: fc.nat(9),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ type, district, share, due, passed, ...row }, i): UnitProgress => {
      const [seen, acknowledged, started, submitted, accepted, overdue] = share.map((part) =>
        Math.floor(part * row.assignments),
      ) as [number, number, number, number, number, number];
      return {
        ...row,
        unit: { id: `u${i}`, name: `Đơn vị ${i}`, type, district },
        path: `u${String(i).padStart(2, "0")}/`,
        seen,
        acknowledged,
        started,
        submitted,
        accepted,
        overdue,
        cascaded: Math.min(1, row.assignments),
        due: Day(due),
        lateDue: overdue > 0 ? Day(due) : undefined,
        passed: Instant(passed),
      };
    }),
  );

test("districts and kinds of unit each add up to the whole, and no unit is counted twice", () => {
  fc.assert(
    fc.property(units, (list) => {
      const { all, byDistrict, byType } = rollUp(list, () => NO_WAITS, 500);
      for (const field of [
        "units",
        "assignments",
        "acknowledged",
        "accepted",
        "overdue",
        "couldCascade",
        "cascaded",
      ] as const)
        for (const groups of [byDistrict, byType])
          assert.equal(
            groups.reduce((sum, group) => sum + group[field], 0),
            all[field],
            field,
          );
      assert.equal(all.units, list.length);
      assert.ok(all.cascaded <= all.couldCascade);
    }),
  );
});

test("who has acknowledged nothing is listed, the longest wait first, and who is late, the earliest day first; the totals count them all", () => {
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 5 }), (list, most) => {
      const { silent, silentTotal, late, lateTotal } = rollUp(list, () => NO_WAITS, most);
      assert.equal(silentTotal, list.filter(({ acknowledged }) => acknowledged === 0).length);
      assert.equal(lateTotal, list.filter(({ overdue }) => overdue > 0).length);
      assert.deepEqual(
        [silent.length, late.length],
        [Math.min(most, silentTotal), Math.min(most, lateTotal)],
      );
      const since = silent.map(({ passedAt }) => passedAt);
      assert.deepEqual(since, [...since].sort());
      const days = late.map(({ dueOn }) => dueOn);
      assert.deepEqual(days, [...days].sort());
    }),
  );
});

test("groups come in the order of their keys, none last; lists by their day, then in the order of the register", () => {
  const unit = (
    id: string,
    path: string,
    more: Partial<UnitProgress> = {},
    district: string | null = "883",
  ): UnitProgress => ({
    unit: { id, name: id, type: "school", district },
    path,
    illustrative: false,
    assignments: 1,
    seen: 0,
    acknowledged: 0,
    started: 0,
    submitted: 0,
    accepted: 0,
    overdue: 1,
    directs: false,
    cascaded: 0,
    due: Day(18_000),
    lateDue: Day(18_000),
    passed: Instant(1),
    ...more,
  });
  const units = [
    unit("n", "p5/", {}, null),
    unit("c", "p3/", { seen: 1 }, "886"),
    unit("a", "p1/"),
    unit("d", "p4/", { passed: Instant(0), lateDue: Day(17_999), seen: 2 }, "886"),
    unit("b", "p2/", {}, null),
  ];
  for (const list of [units, [...units].reverse()]) {
    const { byDistrict, silent, late, all } = rollUp(list, () => NO_WAITS, 9);
    assert.deepEqual(
      byDistrict.map(({ district }) => district),
      ["883", "886", null],
    );
    assert.deepEqual(silent.map((one) => one.unit.id).join(""), "dabcn");
    assert.deepEqual(late.map((one) => one.unit.id).join(""), "dabcn");
    assert.deepEqual(
      silent.map(({ seen }) => seen),
      [true, false, false, true, false],
    );
    assert.deepEqual([all.couldCascade, all.cascaded], [0, 0]);
  }
});
