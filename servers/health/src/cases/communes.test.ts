/** The communes that a list of cases can be narrowed to, over real HTTP. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeCase, listCaseCommunes, listCases, recordCase } from "@bluezone/contract/health/cases";
import { testHealth } from "../testing/health.ts";

const t = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
after(() => t.close());

test("communes are those of cases within reach, each with how many are open, and narrow the list", async () => {
  const centre = await t.as("health-officer", "889-medical-centre");
  const station = await t.as("health-officer", "30478-health-station");
  const record = (name: string, commune: string) =>
    centre.post(recordCase, {
      once: crypto.randomUUID(),
      person: { name, birthYear: 1971, phone: null, commune, address: null },
      classed: {
        class: "confirmed",
        tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
      },
      onset: { onset: "none", onsetDay: null },
    });
  await record("Thạch Thị Sà Mách", "30478");
  await record("Mohamad Sa Lễ", "30598");
  const { id } = await record("Châu Thị Lụa", "30598");
  await centre.post(closeCase, { id, version: 1, outcome: { outcome: "recovered", day: "2020-12-27" } });
  assert.deepEqual((await centre.post(listCaseCommunes, {})).communes, [
    { commune: "30478", open: 1 },
    { commune: "30598", open: 1 },
  ]);
  const { total } = await centre.post(listCases, { commune: "30598", state: "all" });
  assert.equal(total, 2);
  assert.ok((await station.post(listCaseCommunes, {})).communes.every(({ commune }) => commune === "30478"));
});
