/** Days and versions that no desk sends are refused, and are no defect of the server. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deletePerson, openDataRequest } from "@bluezone/contract/health/data";
import { listQuarantine, planQuarantine } from "@bluezone/contract/health/quarantine";
import { closeReport, readReport } from "@bluezone/contract/health/reports";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "./testing/health.ts";
import { addCaseOf } from "./testing/somebody.ts";

let at: TestHealth;
let boss: SignedIn;
before(async () => {
  at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" });
  boss = await at.as("administrator", "889-medical-centre");
});
after(() => at?.close());

test("a report or a quarantine of a day before or after all that are counted", async () => {
  const unitId = at.unit("889-medical-centre");
  for (const day of ["0000-01-01", "9999-12-31"]) {
    assert.equal((await boss.tries(readReport, { unitId, day })).status, 400, day);
    assert.equal((await boss.tries(closeReport, { unitId, period: "day", day })).status, 400, day);
    assert.equal((await boss.tries(planQuarantine, { firstDay: day })).status, 400, day);
  }
  for (const day of ["1900-01-01", "2199-12-31"])
    assert.equal((await boss.tries(planQuarantine, { firstDay: day })).status, 200, day);
});

test("a site whose name holds U+0000", async () => {
  assert.equal((await boss.tries(listQuarantine, { siteName: "a\0" })).status, 400);
});

test("a version that no row can have", async () => {
  const { personId } = await addCaseOf(at, at.clock.now(), {});
  const { request } = await boss.post(openDataRequest, { personId, kind: "delete", proof: "in-person" });
  for (const version of [2 ** 31 - 1, Number.MAX_SAFE_INTEGER])
    assert.equal((await boss.tries(deletePerson, { id: request.id, version })).status, 409);
});
