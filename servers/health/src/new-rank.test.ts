/** A commune becomes a township overnight: who worked at its health station works on, at the station as it is called from that day. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { contactFromCallback, listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import { listCases, recordCase } from "@bluezone/contract/health/cases";
import { readReport } from "@bluezone/contract/health/reports";
import { me } from "@bluezone/contract/staff/account";
import { parseInstant } from "@bluezone/protocol/time";
import { testHealth } from "./testing/health.ts";

const [COMMUNE, TOWNSHIP] = ["30478-health-station@2019-10-06", "30478-health-station@2021-01-01"];

test("the evening before, a case at the commune's station; the next morning its officer answers calls and reads reports at the township's", async (t) => {
  const at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  t.after(() => at.close());
  at.clock.set(parseInstant("2020-12-31T22:00:00+07:00"));
  const officer = await at.as("health-officer", "30478-health-station");
  assert.equal((await officer.post(me, {})).home.unitId, COMMUNE);
  await officer.post(recordCase, {
    once: "6f1c2a52-6f3e-4c57-9d0e-0a3f5c8b1d27",
    person: { name: "Người minh họa", birthYear: 1971, phone: null, commune: "30478", address: null },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-31", resultDay: "2020-12-31" },
    },
    onset: { onset: "none", onsetDay: null },
  });

  at.clock.set(parseInstant("2021-01-01T08:00:00+07:00"));
  const { home, grants } = await officer.post(me, {});
  assert.equal(home.unitId, TOWNSHIP);
  assert.deepEqual(
    grants.map(({ unitId }) => unitId),
    [TOWNSHIP, COMMUNE],
    "what the commune's station had stays theirs",
  );
  assert.equal((await officer.post(listCases, {})).total, 1);

  const asked = await at.post(askCallback, {
    phone: "0912 345 678",
    commune: "30478",
    wish: "any",
    nonce: Buffer.alloc(32, 1).toString("base64url"),
  });
  assert.equal(asked.status, 200);
  const [line] = (await officer.post(listCallbacks, {})).lines;
  assert.ok(line, "the call is on the officer's list");
  await officer.post(takeCallback, { id: line.id, version: line.version });
  const [mine] = (await officer.post(listCallbacks, {})).opened;
  assert.ok(mine);
  await officer.post(contactFromCallback, {
    id: mine.id,
    version: mine.version,
    person: { name: "Người minh họa", birthYear: 1990, commune: "30478", address: null },
    quarantine: { place: "home", firstDay: "2021-01-01", reason: "Nhà có phòng riêng" },
  });
  const { report } = await officer.post(readReport, { unitId: TOWNSHIP, period: "day", day: "2021-01-01" });
  assert.match(report.unitName, /thị trấn/i);
});
