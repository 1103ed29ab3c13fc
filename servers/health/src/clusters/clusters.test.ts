/** Clusters and events: made, changed, filled, seen by whom they concern, over real HTTP. */
import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { test } from "node:test";
import { mergeCases, undoMerge } from "@bluezone/contract/health/case-merges";
import { listCases, readCase, recordCase } from "@bluezone/contract/health/cases";
import {
  changeCluster,
  closeCluster,
  listClusters,
  makeCluster,
  putIntoCluster,
  readCluster,
  takeFromCluster,
} from "@bluezone/contract/health/clusters";
import { addContacts } from "@bluezone/contract/health/contacts";
import { readTimeline } from "@bluezone/contract/health/timeline";
import { readWaiting } from "@bluezone/contract/health/waiting";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testHealth } from "../testing/health.ts";
import { namedCluster } from "../testing/named-cluster.ts";
import { waitingOf } from "../testing/waiting.ts";

let officer: SignedIn;
let neighbour: SignedIn;
let stranger: SignedIn;
let leader: SignedIn;
const t = shared(async () => {
  const t = await testHealth({
    HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
    HEALTH_SESSION: "7d",
    HEALTH_IDLE: "12h",
  });
  officer = await t.as("health-officer", "30478-health-station");
  neighbour = await t.as("health-officer", "30463-health-station");
  stranger = await t.as("health-officer", "30598-health-station");
  leader = await t.as("epidemiologist", "889-medical-centre");
  return t;
});

const record = async (by: SignedIn, name: string, onsetDay: string | null = null) =>
  (
    await by.post(recordCase, {
      once: randomUUID(),
      person: { name, birthYear: 1988, phone: null, commune: null, address: null },
      classed: {
        class: "confirmed",
        tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
      },
      onset: onsetDay === null ? { onset: "none", onsetDay } : { onset: "day", onsetDay },
      doublesSeen: true,
    })
  ).id;

const near = async (by: SignedIn, caseId: string, name: string) => {
  const id = randomBytes(12).toString("hex");
  await by.post(addContacts, {
    near: { caseId },
    people: [
      {
        ...{ id, note: null, day: "2020-12-25", part: null, minutes: 30, masked: "no", distance: "under-1m" },
        ...{ touched: false, carer: false },
        person: { name, birthYear: 1990, phone: null, commune: null, address: null },
      },
    ],
  });
  return id;
};

const make = async (by: SignedIn, ...typed: Parameters<typeof namedCluster>) =>
  (await by.post(makeCluster, namedCluster(...typed))).id;
const namesOf = async (who: SignedIn) => (await who.post(listClusters, {})).clusters.map(({ name }) => name);

test("a cluster is a record of its own: place, days and note are kept sealed, who changed what is shown", async () => {
  const typed = {
    kind: "wedding",
    commune: "30478",
    address: "ấp Vĩnh Quới",
    from: "2020-12-20",
    to: "2020-12-21",
    venue: "Nhà văn hoá xã",
    note: "ba mâm trong nhà, hai mâm ngoài sân",
  } as const;
  const asked = namedCluster("Đám cưới ấp Vĩnh Quới", typed);
  const { id } = await officer.post(makeCluster, asked);
  assert.deepEqual(await officer.post(makeCluster, asked), { id }, "the same again changes nothing");
  assert.equal((await neighbour.tries(makeCluster, asked)).code, "conflict");
  const { cluster, changes } = await officer.post(readCluster, { id });
  assert.deepEqual({ ...asked.cluster }, { ...typed, name: cluster.name });
  for (const name of ["kind", "commune", "address", "from", "to", "venue", "note"] as const)
    assert.equal(cluster[name], typed[name], name);
  assert.deepEqual(
    changes.map(({ what, count }) => [what, count]),
    [["made", 0]],
  );
  const dump = JSON.stringify(await t.database.db.selectFrom("cluster").selectAll().execute());
  assert.ok(!dump.includes("mâm") && dump.includes("Nhà văn hoá"), "address and note are sealed");

  const change = {
    id,
    version: cluster.version,
    cluster: { ...asked.cluster, note: null, to: "2020-12-22" },
  };
  assert.equal((await neighbour.tries(changeCluster, change)).code, "not_found");
  assert.deepEqual(await officer.post(changeCluster, change), { version: 2 });
  assert.equal((await officer.tries(changeCluster, change)).code, "conflict");
  const after_ = await officer.post(readCluster, { id });
  assert.deepEqual(after_.changes[0]?.fields, ["to", "note"]);
  assert.equal(after_.cluster.note, null);
});

test("a cluster is seen by the unit above and below it, in its commune, and by whoever has somebody in it", async () => {
  const shared = await make(leader, "Lễ hội của huyện");
  const there = await make(leader, "Chợ Vịnh Tre", { commune: "30463" });
  const hidden = await make(officer, "Xe khách sáng 21/12", { kind: "bus" });
  assert.ok((await namesOf(leader)).includes("Xe khách sáng 21/12"));
  assert.ok((await namesOf(neighbour)).includes("Lễ hội của huyện"));
  assert.ok((await namesOf(neighbour)).includes("Chợ Vịnh Tre"));
  assert.ok(!(await namesOf(neighbour)).includes("Xe khách sáng 21/12"));
  assert.deepEqual(await namesOf(stranger), []);
  assert.equal((await stranger.tries(readCluster, { id: hidden })).code, "not_found");

  const [ours, theirs] = [await record(officer, "Châu Thị Sáu"), await record(neighbour, "Trần Thị Lài")];
  assert.equal((await neighbour.tries(putIntoCluster, { id: hidden, caseIds: [theirs] })).code, "not_found");
  assert.equal(
    (await officer.tries(putIntoCluster, { id: hidden, caseIds: [ours, theirs] })).code,
    "not_found",
  );
  const contact = await near(neighbour, theirs, "Đỗ Văn Bảy");
  assert.equal(
    (await officer.tries(putIntoCluster, { id: hidden, contactIds: [contact] })).code,
    "not_found",
  );
  assert.deepEqual(await officer.post(putIntoCluster, { id: hidden, caseIds: [ours, ours] }), { put: 1 });
  assert.deepEqual(await leader.post(putIntoCluster, { id: hidden, contactIds: [contact] }), { put: 1 });
  assert.ok((await namesOf(neighbour)).includes("Xe khách sáng 21/12"), "one of its contacts is theirs");
  const own = await officer.post(readCluster, { id: hidden });
  assert.deepEqual(
    [own.contacts, own.hidden],
    [[], { cases: 0, contacts: 1 }],
    "the neighbour's contact is counted",
  );

  const seen = await neighbour.post(readCluster, { id: hidden });
  assert.deepEqual([seen.cases, seen.hidden, seen.sizes], [[], { cases: 1, contacts: 0 }, []]);
  assert.deepEqual(
    seen.contacts.map(({ name }) => name),
    ["Đỗ Văn Bảy"],
  );
  const line = (await neighbour.post(listClusters, { kind: "bus" })).clusters[0];
  assert.deepEqual([line?.cases, line?.contacts, line?.near, line?.grown, line?.own], [1, 1, 1, 1, false]);
  assert.deepEqual(
    (await leader.post(listClusters, { commune: "30463" })).clusters.map(({ id }) => id),
    [there],
  );
  assert.equal(
    (await officer.tries(closeCluster, { id: shared, version: 1, closed: true })).code,
    "not_found",
  );
});

test("a case is in several clusters, and leaves them one by one; its page, list and timeline say so", async () => {
  const caseId = await record(officer, "Nguyễn Thị Chín", "2020-12-24");
  const [market, home] = [
    await make(officer, "Chợ Cái Dầu"),
    await make(officer, "Nhà trọ số 5", { kind: "household" }),
  ];
  for (const id of [market, home]) await officer.post(putIntoCluster, { id, caseIds: [caseId] });
  assert.deepEqual(await officer.post(putIntoCluster, { id: home, caseIds: [caseId] }), { put: 0 });
  const clusters = async () => (await officer.post(readCase, { id: caseId })).case.clusters;
  assert.deepEqual(await clusters(), [
    { id: market, name: "Chợ Cái Dầu" },
    { id: home, name: "Nhà trọ số 5" },
  ]);
  const { cases } = await officer.post(listCases, { clusterId: market });
  assert.deepEqual(
    cases.map(({ id, clusters: names }) => [id, names]),
    [[caseId, ["Chợ Cái Dầu", "Nhà trọ số 5"]]],
  );
  const { entries } = await officer.post(readTimeline, { id: caseId });
  assert.deepEqual(
    entries.flatMap(({ what, id }) => (what.kind === "cluster" ? [[what.name, id]] : [])).sort(),
    [
      ["Chợ Cái Dầu", market],
      ["Nhà trọ số 5", home],
    ],
  );
  const { sizes } = await officer.post(readCluster, { id: market });
  assert.deepEqual(sizes, [{ day: "2020-12-24", cases: 1 }]);
  assert.deepEqual(await officer.post(takeFromCluster, { id: market, caseIds: [caseId] }), { taken: 1 });
  assert.deepEqual(await clusters(), [{ id: home, name: "Nhà trọ số 5" }]);
  assert.deepEqual(
    (await officer.post(readCluster, { id: market })).changes.map(({ what, count }) => [what, count]),
    [
      ["taken", 1],
      ["added", 1],
      ["made", 0],
    ],
  );
});

test("nobody is put into a closed cluster; it is opened again", async () => {
  const caseId = await record(officer, "Lê Thị Mười");
  const id = await make(officer, "Đám giỗ ấp Thới Hoà", { kind: "other" });
  assert.deepEqual(await officer.post(closeCluster, { id, version: 1, closed: true }), { version: 2 });
  assert.equal((await officer.tries(putIntoCluster, { id, caseIds: [caseId] })).code, "conflict");
  assert.ok(!(await namesOf(officer)).includes("Đám giỗ ấp Thới Hoà"));
  const { clusters } = await officer.post(listClusters, { state: "closed" });
  assert.ok(clusters.some((one) => one.id === id && one.closed));
  assert.deepEqual(await officer.post(closeCluster, { id, version: 2, closed: true }), { version: 2 });
  assert.deepEqual(await officer.post(closeCluster, { id, version: 2, closed: false }), { version: 3 });
  assert.deepEqual(await officer.post(putIntoCluster, { id, caseIds: [caseId] }), { put: 1 });
});

test("a merged record's clusters are those of the record that goes on, once, and are its own again after", async () => {
  const [keep, gone] = [await record(leader, "Phạm Thị Hai"), await record(leader, "Phạm Thị Hai")];
  const id = await make(leader, "Trường tiểu học A", { kind: "school" });
  await leader.post(putIntoCluster, { id, caseIds: [keep, gone] });
  const size = async () => (await leader.post(readCluster, { id })).cases.length;
  assert.equal(await size(), 2);
  const seen = async (caseId: string) => ({
    id: caseId,
    version: (await leader.post(readCase, { id: caseId })).case.version,
  });
  const { mergeId } = await leader.post(mergeCases, { keep: await seen(keep), gone: await seen(gone) });
  assert.equal(await size(), 1);
  assert.equal((await leader.post(listClusters, { kind: "school" })).clusters[0]?.cases, 1);
  assert.deepEqual((await leader.post(readCase, { id: keep })).case.clusters, [
    { id, name: "Trường tiểu học A" },
  ]);
  await leader.post(undoMerge, { mergeId });
  assert.equal(await size(), 2);
  const again = await leader.post(mergeCases, { keep: await seen(keep), gone: await seen(gone) });
  assert.deepEqual(await leader.post(takeFromCluster, { id, caseIds: [keep] }), { taken: 2 });
  assert.equal(await size(), 0);
  await leader.post(undoMerge, again);
});

test("a cluster that grew waits for its unit until it is closed", async () => {
  const id = await make(stranger, "Bến phà Năng Gù");
  assert.equal(await waitingOf(stranger, "clustersGrown"), 0);
  await stranger.post(putIntoCluster, { id, caseIds: [await record(stranger, "Võ Thị Ba")] });
  const { items } = await stranger.post(readWaiting, { kind: "clustersGrown" });
  assert.deepEqual(
    items.map(({ record: of, label, things }) => [of, label, things]),
    [[id, "Bến phà Năng Gù", 1]],
  );
  await stranger.post(closeCluster, { id, version: 1, closed: true });
  assert.equal(await waitingOf(stranger, "clustersGrown"), 0);
  await stranger.post(closeCluster, { id, version: 2, closed: false });
  assert.equal(await waitingOf(stranger, "clustersGrown"), 1);
});
