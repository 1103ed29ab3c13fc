/** Holds what is expected of the app to the simulator that said it, by one row of each source of contacts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXPECTED_ROWS } from "@bluezone/policy/expected-effect-rows";
import { DELAYS, REACHES, rowOf } from "./expected-effect.ts";

test("what stands beside the measured figures is what the simulator says today", () => {
  for (const contacts of ["prem-2021", "horby-2007"] as const) {
    const row = EXPECTED_ROWS.find(
      (one) => one.contacts === contacts && one.reach === 0.2 && one.delay === 1,
    );
    assert.deepEqual(
      row,
      rowOf(contacts, 0.2, 1),
      "the simulator has changed: run `node checks/written/expected-effect.ts`",
    );
  }
  assert.equal(EXPECTED_ROWS.length, 2 * REACHES.length * DELAYS.length);
});
