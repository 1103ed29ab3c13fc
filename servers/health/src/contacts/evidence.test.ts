/** Evidence from the app over real HTTP: tied to a case, one contact with an interview, taken apart, in tracing and in what is kept of somebody. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { contactFromCallback, listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import { classifyCase, readCase, recordCase } from "@bluezone/contract/health/cases";
import { makeCluster, putIntoCluster, readCluster } from "@bluezone/contract/health/clusters";
import {
  addContacts,
  classifyContacts,
  likelyCases,
  listContacts,
  readContact,
  tieContact,
  traceSource,
  untieContact,
} from "@bluezone/contract/health/contacts";
import { makeFollowUp } from "@bluezone/contract/health/follow-ups";
import { beginQuarantine, readQuarantine } from "@bluezone/contract/health/quarantine";
import { answerQuestionnaire, readQuestionnaire } from "@bluezone/contract/health/questionnaire";
import { Day, dayOf, Hours, isoDay, isoInstant, parseInstant, plus } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import { testHealth } from "../testing/health.ts";
import { namedCluster } from "../testing/named-cluster.ts";
import { recordIds } from "../testing/record-ids.ts";
import { addCaseOf } from "../testing/somebody.ts";
import { createVault } from "../vault.ts";
import { CONTACTS } from "./holding.ts";

let nurse: SignedIn;
const t = shared(async () => {
  const t = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  t.clock.set(parseInstant("2020-12-28T09:03:00.000+07:00"));
  nurse = await t.as("health-officer", "30478-health-station");
  return t;
});

const draw = recordIds();
let drawn = 0;
const phone = (): string => {
  drawn += 1;
  return `+8491240${String(drawn).padStart(4, "0")}`;
};
const somebody = (name: string, number: string | null) => ({
  name,
  birthYear: 1971,
  phone: number,
  commune: "30478",
  address: null,
});
const f0 = async (onsetDay = "2020-12-22", commune = "30478"): Promise<string> =>
  (
    await nurse.post(recordCase, {
      once: crypto.randomUUID(),
      person: { ...somebody("Châu Văn Minh Họa", phone()), commune },
      classed: {
        class: "confirmed",
        tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
      },
      onset: { onset: "day", onsetDay },
      doublesSeen: true,
    })
  ).id;
/** Somebody whom the interview of a case named. */
async function interviewed(caseId: string, number: string | null, day: string | null, name = "Lê Thị Gần") {
  const id = draw();
  await nurse.post(addContacts, {
    near: { caseId },
    people: [
      {
        ...{ id, person: somebody(name, number), day, part: null, minutes: null, masked: "no" },
        ...{ distance: "under-2m", touched: false, carer: false, note: "Ngồi cùng bàn" },
      },
    ],
  });
  return id;
}
const SHARED = { day: "2020-12-21", part: "afternoon", minutes: 25, confidence: "high" } as const;
/** A call that the nurse has taken. */
async function called(number: string, shared: object = SHARED) {
  drawn += 1;
  const nonce = Buffer.alloc(32, drawn).toString("base64url");
  const { body } = await t.post(askCallback, { phone: number, commune: "30478", wish: "any", shared, nonce });
  const { lines } = await nurse.post(listCallbacks, {});
  const line = lines.find(({ receipt }) => receipt === body["receipt"]);
  assert.ok(line);
  const { version } = await nurse.post(takeCallback, { id: line.id, version: line.version });
  return { id: line.id, version };
}
const typed = (name: string) => {
  const { phone: _, ...person } = somebody(name, null);
  return person;
};
const read = async (id: string) => (await nurse.post(readContact, { id })).contact;
const near = async (caseId: string) => (await nurse.post(listContacts, { caseId })).contacts;
const entries = async (action: string) => {
  const rows = await t.database.db
    .selectFrom("staff_audit")
    .select(["subject", "fields"])
    .where("action", "=", action)
    .execute();
  return rows.map(({ subject }) => subject);
};

test("a call and an interview of the same person make one contact with both sources and both dates", async () => {
  const caseId = await f0();
  const number = phone();
  const id = await interviewed(caseId, number, "2020-12-20");
  const call = await called(number);
  const made = await nurse.post(contactFromCallback, {
    ...call,
    person: typed("Lê Thị Gần"),
    note: "Gọi lúc 9 giờ",
    near: { caseId },
  });
  assert.equal(made.contactId, id);
  const contact = await read(id);
  assert.deepEqual(
    [contact.sources, contact.source, contact.day],
    [["interview", "app"], "interview", "2020-12-20"],
  );
  assert.deepEqual(contact.sent, {
    ...SHARED,
    duration: "under-30",
    at: isoInstant(parseInstant("2020-12-28T09:00:00.000+07:00")),
    tied: isoInstant(t.clock.now()),
  });
  assert.equal(contact.note, "Ngồi cùng bàn\nGọi lúc 9 giờ");
  assert.equal((await near(caseId)).length, 1);
  assert.equal((await nurse.post(listContacts, { caseId, source: "app" })).contacts[0]?.id, id);
  assert.equal((await nurse.post(listContacts, { caseId, source: "interview" })).contacts[0]?.id, id);
});

test("an officer says which contact of the interview was called, also under another name; a second call adds nothing to it", async () => {
  const caseId = await f0();
  const id = await interviewed(caseId, phone(), null, "Chị Tư bán rau");
  const call = await called(phone());
  const asked = { ...call, person: typed("Nguyễn Thị Minh Họa"), near: { contactId: id } };
  assert.equal((await nurse.post(contactFromCallback, asked)).contactId, id);
  assert.equal((await read(id)).person.name, "Chị Tư bán rau");
  const again = { ...(await called(phone())), person: typed("Nguyễn Thị Minh Họa"), near: { contactId: id } };
  assert.equal((await nurse.tries(contactFromCallback, again)).code, "conflict");
});

test("another day is another contact; a case out of reach, merged or discarded takes none", async () => {
  const caseId = await f0();
  const number = phone();
  const id = await interviewed(caseId, number, "2020-12-17");
  const call = await called(number);
  const asked = { ...call, person: typed("Lê Thị Gần") };
  const far = await t.as("health-officer", "30598-health-station");
  const { id: theirs } = await far.post(recordCase, {
    once: crypto.randomUUID(),
    person: { ...somebody("Ở Xa Minh Họa", null), commune: "30598" },
    classed: { class: "suspected", tested: null },
    onset: { onset: "unknown", onsetDay: null },
  });
  assert.equal(
    (await nurse.tries(contactFromCallback, { ...asked, near: { caseId: theirs } })).code,
    "not_found",
  );
  const none = await f0();
  await nurse.post(classifyCase, {
    id: none,
    version: (await nurse.post(readCase, { id: none })).case.version,
    classed: { class: "discarded", tested: null },
    reason: "Mẫu bị nhầm",
    tell: false,
  });
  assert.equal(
    (await nurse.tries(contactFromCallback, { ...asked, near: { caseId: none } })).code,
    "conflict",
  );
  const made = await nurse.post(contactFromCallback, { ...asked, near: { caseId } });
  assert.notEqual(made.contactId, id);
  assert.equal((await near(caseId)).length, 2);
  assert.deepEqual((await read(made.contactId)).sources, ["app"]);
});

test("a contact from the app is tied later, brings class, note, follow-up and quarantine along, and is taken apart again", async () => {
  const caseId = await f0();
  const number = phone();
  const call = await called(number);
  const made = await nurse.post(contactFromCallback, {
    ...call,
    person: typed("Lê Văn Sau"),
    note: "Từ ứng dụng",
  });
  const app = made.contactId;
  await nurse.post(classifyContacts, {
    contacts: [{ id: app, version: 1, class: "F1", reason: "Ngồi gần" }],
  });
  await nurse.post(makeFollowUp, {
    contactId: app,
    kind: "call",
    due: isoInstant(plus(t.clock.now(), Hours(3))),
  });
  const quarantine = await nurse.post(beginQuarantine, {
    of: { contactId: app },
    place: "home",
    siteName: null,
    reason: "Nhà có phòng riêng",
    firstDay: "2020-12-28",
  });
  const id = await interviewed(caseId, number, "2020-12-22", "Lê Văn Sau");
  const { version } = await read(app);
  const tied = await nurse.post(tieContact, { id: app, version, caseId });
  assert.equal(tied.contactId, id);
  const { contact, followUps } = await nurse.post(readContact, { id });
  assert.deepEqual(contact.sources, ["interview", "app"]);
  assert.deepEqual([contact.classed?.class, contact.classed?.reason], ["F1", "Ngồi gần"]);
  assert.equal(contact.note, "Ngồi cùng bàn\nTừ ứng dụng");
  assert.equal(followUps.length, 1);
  assert.equal((await nurse.post(readQuarantine, { id: quarantine.id })).contactId, id);
  assert.equal((await nurse.tries(readContact, { id: app })).code, "not_found");
  assert.ok((await entries("contact.tie")).includes(`${id}:${app}`));
  assert.equal(
    (await nurse.tries(tieContact, { id, version: contact.version, caseId })).code,
    "conflict",
    "it is near a case already",
  );

  const apart = await nurse.post(untieContact, { id, version: contact.version });
  const alone = await read(apart.contactId);
  assert.deepEqual(
    [alone.sources, alone.near, alone.sent?.minutes, alone.day],
    [["app"], null, 25, "2020-12-21"],
  );
  assert.equal(alone.sent?.at, isoInstant(parseInstant("2020-12-28T09:00:00.000+07:00")), "when it was sent");
  const kept = await read(id);
  assert.deepEqual([kept.sources, kept.sent, kept.day], [["interview"], null, "2020-12-22"]);
  assert.equal((await nurse.tries(untieContact, { id, version: kept.version })).code, "conflict");
  const again = await nurse.post(tieContact, { id: alone.id, version: alone.version, caseId });
  assert.equal(again.contactId, id, "and tied once more");
});

test("a contact that goes into another brings its answers and its clusters; where both have answers nothing is lost", async () => {
  const caseId = await f0();
  const cluster = await nurse.post(makeCluster, namedCluster("Chợ của người gọi"));
  const answer = (contactId: string, household: number) =>
    nurse.post(answerQuestionnaire, {
      ...{ of: { contactId }, version: 0, edition: 1 },
      answers: { household },
    });
  const fromApp = async (number: string) => {
    const call = await called(number);
    const { contactId } = await nurse.post(contactFromCallback, { ...call, person: typed("Lê Văn Kể") });
    await answer(contactId, 4);
    return contactId;
  };
  const number = phone();
  const app = await fromApp(number);
  await nurse.post(putIntoCluster, { id: cluster.id, contactIds: [app] });
  const id = await interviewed(caseId, number, "2020-12-22", "Lê Văn Kể");
  assert.equal((await nurse.post(tieContact, { id: app, version: 1, caseId })).contactId, id);
  const { answered } = await nurse.post(readQuestionnaire, { of: { contactId: id } });
  assert.deepEqual(answered?.answers, { household: 4 });
  const { contacts } = await nurse.post(readCluster, { id: cluster.id });
  assert.deepEqual(
    contacts.map((one) => one.id),
    [id],
  );

  const other = phone();
  const second = await fromApp(other);
  await answer(await interviewed(caseId, other, "2020-12-22", "Lê Văn Kể"), 5);
  assert.equal((await nurse.tries(tieContact, { id: second, version: 1, caseId })).code, "conflict");
  const kept = await nurse.post(readQuestionnaire, { of: { contactId: second } });
  assert.deepEqual(kept.answered?.answers, { household: 4 });
});

test("a contact of the app alone is tied to a case, and loses it when it is taken apart", async () => {
  const caseId = await f0();
  const call = await called(phone());
  const { contactId: id } = await nurse.post(contactFromCallback, { ...call, person: typed("Trần Văn Một") });
  await nurse.post(tieContact, { id, version: 1, caseId });
  const tied = await read(id);
  assert.deepEqual([tied.near?.id, tied.sent?.tied], [caseId, isoInstant(t.clock.now())]);
  await nurse.post(untieContact, { id, version: tied.version });
  const { near: of, sent } = await read(id);
  assert.deepEqual([of, sent?.tied], [null, null]);
});

test("likely cases: whose interview named the number first, then by place and day; each look is noted", async () => {
  const number = phone();
  const named = await f0("2020-12-10");
  const contactId = await interviewed(named, number, "2020-12-09");
  const fits = await f0("2020-12-21");
  const late = await f0("2020-12-26");
  const looks = (await entries("people.look")).length;
  const { cases } = await nurse.post(likelyCases, { day: "2020-12-21", commune: "30478", phone: number });
  assert.deepEqual(
    [cases[0]?.id, cases[0]?.named, cases[0]?.contacts],
    [named, true, [{ id: contactId, name: "Lê Thị Gần", day: "2020-12-09" }]],
  );
  const ids = cases.map(({ id }) => id);
  assert.ok(ids.includes(fits));
  assert.ok(!ids.includes(late), "who fell ill five days after the meeting did not pass it on there");
  assert.ok(cases.every(({ sameCommune }) => sameCommune));
  assert.equal((await entries("people.look")).length, looks + 1);
  const far = await t.as("health-officer", "30598-health-station");
  const theirs = await far.post(likelyCases, { day: "2020-12-21", commune: "30478", phone: number });
  assert.deepEqual(
    theirs.cases.filter(({ id }) => ids.includes(id)),
    [],
    "of other units nothing is told",
  );
  assert.equal(
    (await nurse.tries(likelyCases, { day: null, commune: null, phone: "12" })).code,
    "phone_invalid",
  );
});

test("among hundreds of cases of the same days those that were named, and those of the commune, are still weighed", async (context) => {
  const own = await testHealth();
  context.after(() => own.close());
  const officer = await own.as("health-officer", "30478-health-station");
  const day = dayOf(own.clock.now(), "vietnam");
  const at = { unit: "30478-health-station" };
  const { id: named } = await addCaseOf(own, own.clock.now(), {}, { ...at, onset: Day(day - 30) });
  const { id: near } = await addCaseOf(
    own,
    own.clock.now(),
    { commune: "30478" },
    { ...at, onset: Day(day - 9) },
  );
  const { id } = await addCaseOf(own, own.clock.now(), {}, { ...at, onset: day });
  const { db } = own.database;
  const row = await db.selectFrom("case_record").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const { number: _, ...plain } = row;
  const more = Array.from({ length: 300 }, (_, n) => ({
    ...plain,
    id: n.toString(16).padStart(24, "0"),
    once: null,
  }));
  await db.insertInto("case_record").values(more).execute();
  const number = phone();
  await officer.post(addContacts, {
    near: { caseId: named },
    people: [
      {
        ...{ id: draw(), person: somebody("Lê Thị Gần", number), day: null, part: null, minutes: null },
        ...{ masked: "no", distance: "under-2m", touched: false, carer: false, note: null },
      },
    ],
  });
  const { cases } = await officer.post(likelyCases, {
    day: isoDay(day),
    commune: "30478",
    phone: number,
  });
  assert.deepEqual(
    cases.slice(0, 2).map((one) => one.id),
    [named, near],
  );
});

test("source tracing counts the day that the app told, where the interview knows none, and names both sources", async () => {
  const caseId = await f0("2020-12-27");
  const number = phone();
  const id = await interviewed(caseId, number, null, "Lê Văn Truy");
  await nurse.post(contactFromCallback, {
    ...(await called(number, { day: "2020-12-19", part: "evening" })),
    person: typed("Lê Văn Truy"),
    near: { caseId },
  });
  const { contacts } = await nurse.post(traceSource, { caseId });
  assert.deepEqual(
    contacts.map((one) => [one.id, one.day, one.part, one.daysBefore, one.sources, one.appDay]),
    [[id, "2020-12-19", "evening", 8, ["interview", "app"], "2020-12-19"]],
  );
});

test("what is tied is in what somebody may read of themselves", async () => {
  const caseId = await f0();
  const number = phone();
  const id = await interviewed(caseId, number, "2020-12-20", "Lê Văn Xem");
  await nurse.post(contactFromCallback, {
    ...(await called(number)),
    person: typed("Lê Văn Xem"),
    near: { caseId },
  });
  const { person } = await read(id);
  const random = seededRandom("evidence");
  const { db } = t.database;
  const keys = await openPeopleKeys({ vault: createVault(t.config.secrets, random) }, db);
  const whole = (await readPeople(db, keys, random, [person.id])).get(person.id);
  assert.ok(whole);
  const [facts] = await CONTACTS.rows(db, whole, { config: t.config } as never);
  const told = (facts ?? []).map(({ label, value }) => `${label}: ${value}`);
  assert.ok(told.includes("Nguồn: phỏng vấn; ứng dụng, do người này gửi"), told.join("\n"));
  assert.ok(told.includes("Số phút ứng dụng đã gửi: 25"));
});
