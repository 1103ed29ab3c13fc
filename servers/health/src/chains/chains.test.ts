/** Chains of transmission, over real HTTP. */
import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { linkContact, recordCase } from "@bluezone/contract/health/cases";
import { readChains } from "@bluezone/contract/health/chains";
import { makeCluster, putIntoCluster } from "@bluezone/contract/health/clusters";
import { addContacts, classifyContacts, readContact } from "@bluezone/contract/health/contacts";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { namedCluster } from "../testing/named-cluster.ts";

let t: TestHealth;
let officer: SignedIn;
let neighbour: SignedIn;
let leader: SignedIn;
before(async () => {
  t = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" });
  officer = await t.as("health-officer", "30478-health-station");
  neighbour = await t.as("health-officer", "30463-health-station");
  leader = await t.as("epidemiologist", "889-medical-centre");
});
after(() => t.close());

const record = async (by: SignedIn, name: string, onsetDay: string, commune: string) =>
  by.post(recordCase, {
    once: randomUUID(),
    person: { name, birthYear: 1980, phone: null, commune, address: null },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "day", onsetDay },
    doublesSeen: true,
  });

/** Somebody near a case who became another: the record says so. */
async function caught(
  by: SignedIn,
  fromId: string,
  toId: string,
  day: string,
  classed: "F1" | "F2" | null = "F1",
): Promise<void> {
  const id = randomBytes(12).toString("hex");
  await by.post(addContacts, {
    near: { caseId: fromId },
    people: [
      {
        ...{ id, note: null, day, part: null, minutes: 30, masked: "no", distance: "under-1m" },
        ...{ touched: false, carer: false },
        person: { name: "Người Ở Gần", birthYear: 1991, phone: null, commune: null, address: null },
      },
    ],
  });
  if (classed) {
    const { version } = (await by.post(readContact, { id })).contact;
    const asked = { contacts: [{ id, version, class: classed, reason: "đã hỏi lại" }] };
    await by.post(classifyContacts, asked);
  }
  await by.post(linkContact, { id: toId, version: 1, contactId: id });
}

test("the forest says who came from whom, how sure that is, generations and days from onset to onset", async () => {
  const [first, second, third] = [
    await record(officer, "Nguyễn Thị Một", "2020-12-18", "30478"),
    await record(officer, "Nguyễn Văn Hai", "2020-12-22", "30478"),
    await record(officer, "Nguyễn Văn Ba", "2020-12-24", "30478"),
  ];
  const away = await record(neighbour, "Trần Thị Bốn", "2020-12-26", "30463");
  await caught(officer, first.id, second.id, "2020-12-19");
  await caught(officer, second.id, third.id, "2020-12-22", "F2");
  await caught(leader, third.id, away.id, "2020-12-24");

  const { cases, figures, more } = await leader.post(readChains, {});
  assert.equal(more, false);
  assert.deepEqual(
    cases.map(({ number, generation, parent }) => [
      number,
      generation,
      parent && [parent.sure, parent.serial, parent.day, parent.source],
    ]),
    [
      [first.number, 0, null],
      [second.number, 1, ["confirmed", 4, "2020-12-19", "interview"]],
      [third.number, 2, ["possible", 2, "2020-12-22", "interview"]],
      [away.number, 3, ["confirmed", 2, "2020-12-24", "interview"]],
    ],
  );
  assert.deepEqual([figures.chains, figures.alone, figures.refused], [1, 0, 0]);
  assert.deepEqual(figures.serial, { links: 3, lower: 2, median: 2, upper: 3 });
  assert.deepEqual(figures.offspring, [
    { value: 0, count: 1 },
    { value: 1, count: 3 },
  ]);
  assert.ok(!JSON.stringify(cases).includes("Nguyễn"), "nobody is named");
  assert.deepEqual([cases[0]?.age, cases[0]?.sex, cases[0]?.began], [40, null, "2020-12-18"]);

  const theirs = await neighbour.post(readChains, {});
  assert.deepEqual(
    theirs.cases.map(({ number, parent, elsewhere }) => [number, parent, elsewhere]),
    [[away.number, null, { number: third.number, sure: "confirmed" }]],
    "of a case out of reach only the number is said",
  );

  const numbersOf = async (asked: Parameters<typeof leader.post<typeof readChains>>[1]) =>
    (await leader.post(readChains, asked)).cases.map(({ number }) => number);
  assert.deepEqual(await numbersOf({ commune: "30463" }), [away.number]);
  assert.deepEqual(await numbersOf({ district: "889", from: "2020-12-22", to: "2020-12-24" }), [
    second.number,
    third.number,
  ]);
  assert.deepEqual(await numbersOf({ district: "883" }), []);
  const asked = namedCluster("Đám cưới");
  await leader.post(makeCluster, asked);
  await leader.post(putIntoCluster, { id: asked.id, caseIds: [third.id] });
  assert.deepEqual(await numbersOf({ clusterId: asked.id }), [third.number]);
});
