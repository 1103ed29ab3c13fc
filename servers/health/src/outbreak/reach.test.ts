/** Totals as they are are for who looks after the people of that part; an office that merely lies in it is told what everybody is. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readContactsPicture, readCurve, readPlaces } from "@bluezone/contract/health/outbreak";
import { readReport } from "@bluezone/contract/health/reports";
import { addDays, dayStart, Hours, parseDay, plus } from "@bluezone/protocol/time";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";

const TODAY = parseDay("2020-12-29");
let server: TestHealth;
before(async () => {
  server = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  server.clock.set(plus(dayStart(TODAY, "vietnam"), Hours(12)));
  await server.as("observer", "89-health-department");
  await addCaseOf(server, plus(dayStart(addDays(TODAY, -1), "vietnam"), Hours(9)), { commune: "30478" });
});
after(() => server?.close());

for (const code of ["89-newspaper", "89-mass-organisation-1", "889-culture-office", "889-district-station"])
  test(`an officer at ${code} is told no totals as they are`, async () => {
    const officer = await server.as("health-officer", code);
    const unitId = server.unit(code);
    assert.equal((await officer.post(readCurve, { unitId, weeks: 1 })).form, "told");
    assert.equal((await officer.post(readPlaces, { unitId, weeks: 1 })).form, "told");
    assert.equal((await officer.tries(readContactsPicture, { unitId, weeks: 1 })).code, "not_found");
    const day = { unitId, period: "day", day: "2020-12-28", form: "exact" };
    assert.equal((await officer.tries(readReport, day)).code, "not_allowed");
  });

for (const code of ["89-health-department", "889-medical-centre", "30478-health-station"])
  test(`an officer at ${code} is`, async () => {
    const officer = await server.as("health-officer", code);
    const { form } = await officer.post(readCurve, { unitId: server.unit(code), weeks: 1 });
    assert.equal(form, "exact");
  });
