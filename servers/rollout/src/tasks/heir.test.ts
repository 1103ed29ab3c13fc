import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG_2020 } from "@bluezone/policy/an-giang-2020";
import { AN_GIANG_2025 } from "@bluezone/policy/an-giang-2025";
import { on } from "@bluezone/policy/dated";
import { unitIndex } from "@bluezone/policy/org-unit";
import { heirOn } from "@bluezone/policy/successor";
import { parseDay } from "@bluezone/protocol/time";
import { heirOf } from "./heir.ts";

test("work goes where the policy says that it goes, through every change of name on the way", () => {
  const units = [...AN_GIANG_2020, ...AN_GIANG_2025];
  const index = unitIndex(units);
  for (const day of ["2020-12-27", "2021-07-11", "2023-04-10", "2025-06-30", "2025-07-01"].map(parseDay)) {
    const held = new Set(on(units, day).map(({ id }) => id));
    let handed = 0;
    for (const { id, validTo } of units) {
      if (validTo === undefined || validTo >= day) continue;
      const heir = heirOf(id, (one) => held.has(one));
      assert.equal(heir, heirOn(index, id, day)?.id, id);
      if (heir !== undefined) handed += 1;
    }
    assert.ok(day === parseDay("2020-12-27") ? handed === 0 : handed > 0);
  }
});

test("hand-overs in a ring end, and name nobody", () => {
  const day = parseDay("2025-07-01");
  const ring = [
    { from: "a", to: "b", day, illustrative: true },
    { from: "b", to: "a", day, illustrative: true },
  ];
  assert.equal(
    heirOf("a", () => false, ring),
    undefined,
  );
});
