/** A unit's own clusters are in its list, however many others put into its commune. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { changeCluster, listClusters, makeCluster, putIntoCluster } from "@bluezone/contract/health/clusters";
import { parseInstant } from "@bluezone/protocol/time";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { namedCluster } from "../testing/named-cluster.ts";
import { MOST_ELSEWHERE } from "./change.ts";
import { MOST_CLUSTERS } from "./store.ts";

let t: TestHealth;
before(async () => {
  t = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  t.clock.set(parseInstant("2020-12-29T09:00:00.000+07:00"));
});
after(() => t?.close());

test("an officer of another commune cannot push a station's own cluster out of its list", async () => {
  const other = await t.as("health-officer", "30463-health-station");
  const own = await t.as("health-officer", "30544-health-station");
  const mine = namedCluster("Chợ thật của xã", { commune: "30544" });
  await own.post(makeCluster, mine);
  const { id: caseId } = await other.post(recordCase, {
    once: randomUUID(),
    person: { name: "Cao Văn Hai", birthYear: 1970, phone: null, commune: "30463", address: null },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "none", onsetDay: null },
    doublesSeen: true,
  });
  for (let n = 0; n < MOST_CLUSTERS; n++) {
    // As if they were placed on many days.
    if (n % MOST_ELSEWHERE === 0) await t.database.db.deleteFrom("quota").execute();
    const { id } = await other.post(makeCluster, namedCluster(`Chùm ${n}`, { commune: "30544" }));
    await other.post(putIntoCluster, { id, caseIds: [caseId] });
  }
  const { clusters } = await own.post(listClusters, {});
  assert.ok(
    clusters.some(({ id }) => id === mine.id),
    "it is not among them",
  );
});

test("a unit places so many clusters a day in communes of others, new or moved there, and as many as it likes in its own", async () => {
  const officer = await t.as("health-officer", "30316-health-station");
  const at = (commune: string) => officer.tries(makeCluster, namedCluster("Chợ xã", { commune }));
  for (let n = 0; n < MOST_ELSEWHERE; n++) assert.equal((await at("30544")).status, 200);
  assert.equal((await at("30544")).code, "quota_exceeded");
  const own = namedCluster("Chợ của xã", { commune: "30316" });
  await officer.post(makeCluster, own);
  const moved = { ...own, version: 1, cluster: { ...own.cluster, commune: "30544" } };
  assert.equal((await officer.tries(changeCluster, moved)).code, "quota_exceeded");
});
