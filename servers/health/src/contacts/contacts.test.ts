/** Contacts and follow-ups over real HTTP. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import { endInterview, readCase } from "@bluezone/contract/health/cases";
import {
  addContacts,
  type Circumstances,
  changeContact,
  classifyContacts,
  contactBecameCase,
  importContacts,
  listContacts,
  readContact,
  suggestClasses,
  traceSource,
} from "@bluezone/contract/health/contacts";
import { doFollowUp, listFollowUps, makeFollowUp, moveFollowUp } from "@bluezone/contract/health/follow-ups";
import { readSummary } from "@bluezone/contract/health/timeline";
import { addDays, Days, dayOf, Hours, isoDay, isoInstant, parseDay, plus } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { openCase } from "../cases/open-case.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { insertPerson } from "../people/store.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { recordIds } from "../testing/record-ids.ts";
import { waitingOf } from "../testing/waiting.ts";
import { createVault } from "../vault.ts";
import { moveContacts, movePeople } from "./moves-store.ts";
import { openContact } from "./open-contact.ts";
import { countsForToday } from "./today-store.ts";

const STATION = "30478-health-station";
let at: TestHealth;
let officer: SignedIn;
let centre: SignedIn;
const random = seededRandom("contacts");
async function open(): Promise<void> {
  at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  officer = await at.as("health-officer", STATION);
  centre = await at.as("epidemiologist", "889-medical-centre");
}
before(open);
after(() => at.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [at, officer, centre] as const;
  context.after(async () => {
    await at.close();
    [at, officer, centre] = shared;
  });
  await open();
}

const draw = recordIds();
const today = () => dayOf(at.clock.now(), "vietnam");
const back = (days: number): string => isoDay(addDays(today(), -days));
const hours = (ahead: number): string => isoInstant(plus(at.clock.now(), Hours(ahead)));
const NEAR: Circumstances = {
  day: "2020-12-26",
  part: "afternoon",
  minutes: null,
  masked: "unknown",
  distance: "under-2m",
  touched: false,
  carer: false,
};
const somebody = (name: string, phone: string | null = null) => ({
  name,
  birthYear: 1971,
  phone,
  commune: "30478",
  address: "ấp Vĩnh Lợi",
});

/** A person, put down in the database as the slice of cases does. */
async function person(name: string, code = STATION) {
  const keys = await openPeopleKeys({ vault: createVault(at.config.secrets, random) }, at.database.db);
  const unit = await at.database.db
    .selectFrom("unit")
    .select(["id", "path"])
    .where("id", "=", at.unit(code))
    .executeTakeFirstOrThrow();
  return at.database.transaction((trx) =>
    insertPerson(
      trx,
      { keys, random, now: at.clock.now() },
      { name, birthYear: 1968, phone: null, commune: "30478", address: null, about: null },
      { unitId: unit.id, unitPath: unit.path },
    ),
  );
}
/** A confirmed case with symptoms since so many days. */
async function f0(name = "Châu Văn Minh Họa", ill = 2): Promise<string> {
  const who = await person(name);
  const { id } = await at.database.transaction((trx) =>
    openCase(
      trx,
      { random, now: at.clock.now(), today: today(), disease: at.config.disease },
      {
        person: who,
        class: "confirmed",
        classDay: today(),
        tested: { test: "pcr", sampleDay: addDays(today(), -1), resultDay: today() },
        onset: "day",
        onsetDay: addDays(today(), -ill),
        source: "desk",
        by: "test",
      },
    ),
  );
  return id;
}
/** Adds people near a case; their ids in the order given. */
async function added(caseId: string, ...people: readonly (readonly [string, Partial<Circumstances>?])[]) {
  const ids = people.map(draw);
  await officer.post(addContacts, {
    near: { caseId },
    people: people.map(([name, told = {}], i) => ({
      id: ids[i]!,
      person: somebody(name),
      note: null,
      ...NEAR,
      day: back(1),
      ...told,
    })),
  });
  return ids;
}
const read = (id: string, by = officer) => by.post(readContact, { id });

test("contacts go from the interview to their deletion, and whoever read of them is noted", async (walk) => {
  await alone(walk);
  await walk.test(
    "[D11] a case is interviewed, its contacts are classed by the rule of the day, followed up by their time, and one becomes a case",
    async () => {
      const caseId = await f0();
      const [a, b] = await added(caseId, ["Thạch Thị Sà Mách"], ["Mohamad Sa Lễ", { distance: "other" }]);
      const interviewed = async () => (await officer.post(readCase, { id: caseId })).case.interviewed;
      assert.equal(await interviewed(), null, "somebody was named, and the interview goes on");
      await officer.post(endInterview, { id: caseId, version: 1, ended: true });
      assert.equal(await interviewed(), isoInstant(at.clock.now()));
      const { contacts } = await officer.post(suggestClasses, { ids: [a!, b!] });
      assert.deepEqual(
        contacts.map(({ suggested, why, rule }) => [suggested, why, rule?.document, rule?.validFrom]),
        [
          ["F1", "near", "Quyết định 5053/QĐ-BYT", "2020-12-03"],
          ["none", "far", "Quyết định 5053/QĐ-BYT", "2020-12-03"],
        ],
      );
      const due = hours(3);
      await officer.post(classifyContacts, {
        contacts: contacts.map(({ id, version, suggested }) => ({ id, version, class: suggested as "F1" })),
        call: due,
      });
      const { contact, followUps } = await read(a!);
      assert.equal(contact.classed?.class, "F1");
      assert.equal(contact.classed?.document, "Quyết định 5053/QĐ-BYT");
      assert.deepEqual(
        followUps.map(({ kind, due }) => [kind, due]),
        [["call", due]],
      );
      assert.deepEqual((await read(b!)).followUps, [], "who is neither F1 nor F2 is not called");

      const [call] = (await officer.post(listFollowUps, { when: "today" })).followUps;
      assert.equal(call?.name, "Thạch Thị Sà Mách");
      at.clock.advance(Hours(4));
      assert.equal((await officer.post(listFollowUps, { when: "late" })).counts.late, 1);
      const test = { kind: "test" as const, due: hours(20) };
      await officer.post(doFollowUp, {
        id: call!.id,
        version: 1,
        outcome: "symptoms",
        note: "ho",
        next: test,
      });
      assert.equal(
        (await officer.post(listFollowUps, { when: "done" })).followUps.at(0)?.outcome,
        "symptoms",
      );
      const [sample] = (await officer.post(listFollowUps, { when: "later" })).followUps;
      assert.equal(sample?.kind, "test");
      const doing = (outcome: string) => officer.tries(doFollowUp, { id: sample!.id, version: 1, outcome });
      assert.equal((await doing("well")).code, "outcome_invalid");
      await officer.post(doFollowUp, { id: sample!.id, version: 1, outcome: "positive" });
      assert.equal((await read(a!)).followUps.find(({ note }) => note !== null)?.note, "ho");

      const { version } = (await read(a!)).contact;
      const classed = {
        class: "confirmed",
        tested: { test: "pcr", sampleDay: back(0), resultDay: back(0) },
      } as const;
      const onset = { onset: "day", onsetDay: back(0) } as const;
      const next = await officer.post(contactBecameCase, { id: a!, version, classed, onset });
      assert.match(next.number, /^AG-\d{4}$/);
      assert.deepEqual((await read(a!)).contact.becameCase, { ...next, discarded: false });
      assert.equal(
        (await officer.tries(contactBecameCase, { id: a, version: version + 1, classed, onset })).code,
        "conflict",
      );
      // Each of the case's contacts is counted once, and the list under each of these names has as many.
      const { contacts: near } = await officer.post(readSummary, { id: caseId });
      assert.ok(near);
      const { all, f1, f2, waiting, none, cases } = near;
      assert.deepEqual(
        { all, f1, f2, waiting, none, cases },
        { all: 2, f1: 0, f2: 0, waiting: 0, none: 1, cases: 1 },
      );
      const listed = { F1: f1, F2: f2, waiting, none, case: cases };
      for (const [named, count] of Object.entries(listed)) {
        const { found } = await officer.post(listContacts, { caseId, class: named as "F1" });
        assert.equal(found, count, named);
      }
      const chain = await at.database.db
        .selectFrom("case_record")
        .innerJoin("contact", "contact.id", "case_record.from_contact_id")
        .select(["contact.case_id", "case_record.person_id"])
        .where("case_record.id", "=", next.id)
        .executeTakeFirstOrThrow();
      assert.equal(chain.case_id, caseId, "F0 → F1 → F0");
      assert.equal(chain.person_id, contact.person.id);
    },
  );
  await walk.test(
    "source tracing shows who was near six days and more before the first symptoms, and which of them were ill before",
    async () => {
      const earlier = await f0("Nguồn Minh Họa", 12);
      const caseId = await f0("Sau Minh Họa", 2);
      const [near, , ill] = await added(
        caseId,
        ["Xa Minh Họa", { day: back(8) }],
        ["Gần Minh Họa", { day: back(3) }],
        ["Nguồn Minh Họa", { day: back(10) }],
      );
      await at.database.db
        .updateTable("contact")
        .set(({ selectFrom }) => ({
          person_id: selectFrom("case_record").select("person_id").where("id", "=", earlier),
        }))
        .where("id", "=", ill!)
        .execute();
      const trace = await officer.post(traceSource, { caseId });
      assert.deepEqual([trace.counted, trace.latest], [{ from: "onset", day: back(2) }, back(8)]);
      assert.deepEqual(
        trace.contacts.map(({ id, daysBefore, earlierCase }) => [id, daysBefore, earlierCase !== null]),
        [
          [ill, 8, true],
          [near, 6, false],
        ],
      );
      const [told] = (await officer.post(suggestClasses, { ids: [near!] })).contacts;
      assert.equal(told?.why, "before-window", "who was near long before is where it may come from, no F1");
    },
  );
  await walk.test("every reading is noted with its view, and the day's counts add up", async () => {
    const [near] = await added(await f0(), ["Gần Minh Họa"]);
    await officer.post(classifyContacts, {
      contacts: [{ id: near!, version: 1, class: "F1" }],
      call: hours(1),
    });
    await officer.post(listContacts, {});
    await officer.post(listFollowUps, { when: "today" });
    const noted = await at.database.db.selectFrom("person_reading").select("view").distinct().execute();
    for (const view of ["contact", "contacts.list", "contacts.suggest", "contacts.trace", "follow-ups.list"])
      assert.ok(
        noted.some((one) => one.view === view),
        view,
      );
    const counts = await countsForToday(at.database.db, { paths: [""] }, { today: today() });
    const all = (await centre.post(listContacts, { class: "waiting" })).found;
    assert.equal(await waitingOf(centre, "contactsUnclassed"), all);
    assert.ok(counts.followUps.done > 0 && counts.followUps.all >= counts.followUps.done && counts.f1 > 0);
  });
  await walk.test("contacts are gone 90 days after their last change, with their follow-ups", async () => {
    const { KEEP } = await import("./keep.ts");
    const later = plus(at.clock.now(), Days(91));
    const ids = async () =>
      (await at.database.db.selectFrom("contact").select("id").orderBy("id").execute()).map(({ id }) => id);
    const all = await ids();
    for (const rule of KEEP)
      assert.equal(await at.database.transaction((trx) => rule.drop(trx, at.clock.now())), 0);
    assert.deepEqual(await ids(), all);
    for (const rule of KEEP) {
      assert.ok((await at.database.transaction((trx) => rule.overdue(trx, later))) > 0);
      await at.database.transaction((trx) => rule.drop(trx, later));
      assert.equal(await at.database.transaction((trx) => rule.overdue(trx, later)), 0);
    }
    assert.deepEqual(await at.database.db.selectFrom("follow_up").select("id").execute(), []);
    assert.ok(parseDay("2020-12-27") <= today());
  });
});

test("who was near an F1 is F2; another choice than the suggested one needs a reason, which stays", async () => {
  const [f1] = await added(await f0(), ["Néang Sóc Kha"]);
  const id = draw();
  await officer.post(addContacts, {
    near: { contactId: f1! },
    people: [{ id, person: somebody("Lê Thị Khác"), note: "ở cùng ấp", ...NEAR, touched: true }],
  });
  const [told] = (await officer.post(suggestClasses, { ids: [id] })).contacts;
  assert.deepEqual([told?.suggested, told?.why], ["F2", "touched"]);
  const asked = { id, version: 1, class: "none" };
  assert.equal((await officer.tries(classifyContacts, { contacts: [asked] })).code, "reason_missing");
  await officer.post(classifyContacts, { contacts: [{ ...asked, class: "none", reason: "Đeo đồ bảo hộ" }] });
  const { contact } = await read(id);
  assert.equal(contact.classed?.reason, "Đeo đồ bảo hộ");
  assert.deepEqual([contact.classed?.class, contact.classed?.suggested], ["none", "F2"]);
  assert.equal(contact.near?.name, "Néang Sóc Kha");
  assert.equal(contact.note, "ở cùng ấp");
  assert.deepEqual(
    (await read(f1!)).around.map(({ name }) => name),
    ["Lê Thị Khác"],
  );
  assert.ok(!(await at.dump()).includes("bảo hộ"));
});

test("many are classed in one transaction: one that somebody changed meanwhile, and nobody is classed", async () => {
  const ids = await added(await f0(), ["Một Minh Họa"], ["Hai Minh Họa"], ["Ba Minh Họa"]);
  await officer.post(classifyContacts, { contacts: [{ id: ids[2]!, version: 1, class: "F1" }] });
  const contacts = ids.map((id) => ({ id, version: 1, class: "F1" as const }));
  assert.equal((await officer.tries(classifyContacts, { contacts })).code, "conflict");
  assert.equal((await read(ids[0]!)).contact.classed, null);
  const twice = [contacts[0], contacts[0]];
  assert.equal((await officer.tries(classifyContacts, { contacts: twice })).code, "bad_request");
  const { classed } = await officer.post(classifyContacts, { contacts: contacts.slice(0, 2) });
  assert.equal(classed, 2);
});

test("two officers on one contact: the second is told, and nothing of the first is lost", async () => {
  const [id] = await added(await f0(), ["Huỳnh Minh Họa"]);
  const { contact } = await read(id!);
  const { day, part, minutes, masked, distance, touched, carer, person: shown } = contact;
  const { id: _, ...typed } = shown;
  const circumstances = { day, part, minutes, masked, distance, touched, carer };
  const asked = { id: id!, version: 1, personVersion: 1, person: typed, circumstances, note: null };
  const [one, two] = await Promise.all([
    officer.tries(changeContact, { ...asked, person: { ...typed, phone: "0912 345 678" } }),
    centre.tries(changeContact, { ...asked, circumstances: { ...circumstances, minutes: 20 } }),
  ]);
  assert.deepEqual([one.code, two.code].toSorted(), ["conflict", undefined]);
  const now = (await read(id!)).contact;
  assert.equal(now.version, 2);
  assert.ok((now.person.phone === "+84912345678") !== (now.minutes === 20));
});

test("bad input meets a code of its own, and nothing of the call is kept", async () => {
  const caseId = await f0();
  const before = (await officer.post(listContacts, {})).total;
  const one = { id: draw(), person: somebody("Trần Minh Họa"), note: null, ...NEAR };
  const tries = async (change: object) =>
    (
      await officer.tries(addContacts, {
        near: { caseId },
        people: [
          { ...one, id: draw() },
          { ...one, ...change, id: draw() },
        ],
      })
    ).code;
  assert.equal(await tries({ person: { ...one.person, phone: "123" } }), "phone_invalid");
  assert.equal(await tries({ person: { ...one.person, birthYear: 2030 } }), "birth_year_invalid");
  assert.equal(await tries({ person: { ...one.person, commune: "99999" } }), "commune_unknown");
  assert.equal(await tries({ person: { ...one.person, name: "Тhạch" } }), "bad_request");
  assert.equal(await tries({ person: { ...one.person, name: "a".repeat(10_000) } }), "bad_request");
  assert.equal(await tries({ day: back(-1) }), "contact_day_invalid");
  assert.equal(await tries({ day: back(61) }), "contact_day_invalid");
  assert.equal(await tries({ day: "2020-02-31" }), "bad_request");
  assert.equal((await officer.post(listContacts, {})).total, before);
});

test("the same call twice enters nobody twice, and who is known by name and phone stays one person", async () => {
  const [first, second] = [await f0(), await f0("Khác Minh Họa")];
  const people = [
    { id: draw(), person: somebody("Sơn Thị Quen", "0912 000 111"), note: null, ...NEAR, day: back(1) },
  ];
  assert.deepEqual(await officer.post(addContacts, { near: { caseId: first }, people }), {
    added: 1,
    known: 0,
  });
  assert.equal((await officer.post(addContacts, { near: { caseId: first }, people })).added, 0);
  assert.equal((await centre.tries(addContacts, { near: { caseId: first }, people })).code, "conflict");
  const again = [
    { ...people[0]!, id: draw(), person: somebody("SON THI QUEN".normalize("NFD"), "+84912000111") },
  ];
  assert.equal((await officer.post(addContacts, { near: { caseId: second }, people: again })).known, 1);
  const found = (await officer.post(listContacts, { words: "son quen" })).contacts;
  assert.equal(found.length, 2);
  assert.equal(new Set(found.map(({ personId }) => personId)).size, 1);
});

test("what somebody sent from the app stays as they chose it, beside what an officer learns", async () => {
  const who = await person("Gửi Minh Họa");
  const { id } = await at.database.transaction((trx) =>
    openContact(
      trx,
      { random, now: at.clock.now() },
      {
        person: who,
        caseId: null,
        source: "app",
        day: addDays(today(), -3),
        part: null,
        minutes: 25,
        confidence: "high",
        by: officer.id,
      },
    ),
  );
  const { contact } = await read(id);
  assert.deepEqual(contact.sent, {
    ...{ day: back(3), part: null, minutes: 25, duration: "under-30", confidence: "high" },
    ...{ at: isoInstant(at.clock.now()), tied: null },
  });
  const { person: shown } = contact;
  const { id: _, ...typed } = shown;
  await officer.post(changeContact, {
    id,
    version: 1,
    personVersion: 1,
    person: typed,
    circumstances: { ...NEAR, day: back(3), part: "evening", minutes: 40 },
    note: null,
  });
  const changed = (await read(id)).contact;
  assert.deepEqual(changed.sent, contact.sent);
  assert.deepEqual([changed.part, changed.minutes], ["evening", 40]);
  const [line] = (await officer.post(listContacts, { source: "app" })).contacts;
  assert.equal(line?.sent?.minutes, 25);
});

test("the list goes on page by page without a gap, narrows, and counts; another commune sees nobody", async () => {
  const caseId = await f0();
  const names = Array.from({ length: 7 }, (_, i) => `Trang ${"ABCDEFG"[i]} Minh Họa`);
  const ids = await added(caseId, ...names.map((name) => [name] as const));
  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 10; page += 1) {
    const asked = { caseId, limit: 3, ...(after === undefined ? {} : { after }) };
    const { contacts, next, found } = await officer.post(listContacts, asked);
    if (page === 0) assert.equal(found, 7);
    seen.push(...contacts.map(({ id }) => id));
    if (next === null) break;
    after = next;
  }
  assert.deepEqual(seen.toSorted(), ids.toSorted());
  await officer.post(classifyContacts, {
    contacts: [{ id: ids[0]!, version: 1, class: "F1" }],
    call: hours(1),
  });
  const count = async (filter: object) => (await officer.post(listContacts, { caseId, ...filter })).found;
  assert.equal(await count({ class: "F1" }), 1);
  assert.equal(await count({ class: "waiting" }), 6);
  assert.equal(await count({ due: "today" }), 1);
  assert.equal(await count({ due: "none" }), 6);
  assert.equal(await count({ due: "late" }), 0);
  assert.equal(await count({ source: "file" }), 0);
  assert.equal(await count({ words: "trang c" }), 1);
  assert.equal(await count({ words: "Trang 1971" }), 7);
  const other = await at.as("health-officer", "30463-health-station");
  assert.equal((await other.post(listContacts, {})).total, 0);
  const { number } = (await officer.post(readCase, { id: caseId })).case;
  for (const words of [number.toLowerCase(), number.replace("AG-", "")])
    assert.equal((await officer.post(listContacts, { words })).found, await count({}), words);
  assert.equal(
    (await officer.post(listContacts, { words: number, class: "F1" })).found,
    await count({ class: "F1" }),
  );
  assert.equal((await officer.post(listContacts, { words: "AG-9999" })).found, 0);
  assert.equal((await other.post(listContacts, { words: number })).found, 0);
  // Of a record that went on in one that went on in this.
  const [first, second] = [await f0("Trùng Một Minh Họa"), await f0("Trùng Hai Minh Họa")];
  for (const [gone, into] of [
    [first, second],
    [second, caseId],
  ] as const)
    await at.database.db
      .updateTable("case_record")
      .set({ merged_into: into })
      .where("id", "=", gone)
      .execute();
  for (const id of [first, second]) {
    const { number: words } = (await officer.post(readCase, { id })).case;
    assert.equal((await officer.post(listContacts, { words })).found, 7, words);
  }
  assert.equal((await other.tries(readContact, { id: ids[0] })).code, "not_found");
  assert.equal((await other.tries(suggestClasses, { ids: [ids[0]] })).code, "not_found");
  assert.equal(
    (await other.tries(classifyContacts, { contacts: [{ id: ids[0], version: 2, class: "F2" }] })).code,
    "not_found",
  );
  assert.equal((await other.tries(addContacts, { near: { caseId }, people: [] })).code, "bad_request");
});

test("a file comes in row by row: good rows are kept, bad ones come back to be mended, twice changes nothing", async () => {
  const caseId = await f0("Tệp Minh Họa");
  const { number } = await at.database.db
    .selectFrom("case_record")
    .select("number")
    .where("id", "=", caseId)
    .executeTakeFirstOrThrow();
  const csv = [
    "case;name;birthYear;phone;day;part;minutes;masked;distance;touched",
    `AG-${String(number).padStart(4, "0")};Ngọc Minh Họa;1990;0912 333 444;26/12/2020;chiều;20;không;under-2m;x`,
    "AG-9999;Lạc Minh Họa;1990;;26/12/2020;;;;;",
    `ag ${number};Sai Minh Họa;1990;12;26/12/2020;;;;;`,
    `ag ${number};=HYPERLINK("x");1990;;26/12/2020;;;;;`,
    `ag ${number};Ngày Minh Họa;1990;;31/11/2020;;;;;`,
  ].join("\n");
  const outcome = await officer.post(importContacts, { csv });
  assert.equal(outcome.added, 1);
  assert.deepEqual(
    outcome.faults.map(({ row, column, code }) => [row, column, code]),
    [
      [3, "case", "case_unknown"],
      [4, "phone", "phone_invalid"],
      [5, "name", "cell_invalid"],
      [6, "day", "cell_invalid"],
    ],
  );
  assert.ok(outcome.errors.includes("Lạc Minh Họa") && !/(?:^|,)=/m.test(outcome.errors));
  assert.deepEqual([(await officer.post(importContacts, { csv })).known], [1]);
  assert.equal((await officer.tries(importContacts, { csv: "x\ny" })).code, "columns_missing");
  // The same in the words of a Vietnamese table, and from a spreadsheet that cuts at commas.
  const vietnamese = [
    "Số hồ sơ ca bệnh,Họ tên,Năm sinh,Số điện thoại,Ngày tiếp xúc,Buổi,Số phút,Đeo khẩu trang,Khoảng cách,Có chạm",
    `AG-${String(number).padStart(4, "0")},Ngọc Minh Họa,1990,0912 333 444,26/12/2020,chiều,20,không,1 đến 2 m,x`,
  ].join("\r\n");
  assert.deepEqual([(await officer.post(importContacts, { csv: vietnamese })).known], [1]);
  const [line] = (await officer.post(listContacts, { caseId })).contacts;
  assert.deepEqual([line?.part, line?.minutes, line?.source], ["afternoon", 20, "file"]);
});

test("a file's rows belong to the case that they name, or to the officer's own unit; who stands there already is known", async () => {
  const caseId = await f0();
  const { number } = (await officer.post(readCase, { id: caseId })).case;
  const day = back(3).split("-").reverse().join("/");
  const csv = (name: string, of: string, on = day) =>
    `case,name,birthYear,phone,day\n${of},${name},1971,,${on}`;
  const enter = async (...row: Parameters<typeof csv>) => {
    const { added: n, known, faults, errors } = await officer.post(importContacts, { csv: csv(...row) });
    return [n, known, faults.map(({ code }) => code), errors !== ""];
  };
  const name = "Tệp Minh Họa";
  assert.deepEqual(await enter(name, ""), [1, 0, [], false]);
  const [alone] = (await officer.post(listContacts, { words: "Tệp Minh" })).contacts;
  assert.equal(alone?.caseNumber, null);
  assert.deepEqual(await enter(name, ""), [0, 1, [], false], "near no case on that day");
  assert.deepEqual(await enter(name, number), [1, 0, [], false], "near this case");
  assert.deepEqual(await enter(name, number), [0, 1, [], false]);
  assert.deepEqual(
    await enter(name, number, back(2).split("-").reverse().join("/")),
    [1, 0, [], false],
    "on another day",
  );
  assert.deepEqual(await enter(name, "AG-9999"), [0, 0, ["case_unknown"], true]);
  assert.deepEqual(await enter(name, "ca"), [0, 0, ["case_unknown"], true]);
});

test("a day that is older than any that is entered now can stay, and no other old day can come in its place", async () => {
  const [id = ""] = await added(await f0(), ["Cũ Minh Họa"]);
  const old = addDays(today(), -90);
  await at.database.db.updateTable("contact").set({ day: old }).where("id", "=", id).execute();
  const change = async (day: string | null, note: string | null = null) => {
    const { contact } = await officer.post(readContact, { id });
    const { name, birthYear, phone, commune, address } = contact.person;
    return officer.tries(changeContact, {
      ...{ id, version: contact.version, personVersion: contact.personVersion },
      ...{ person: { name, birthYear, phone, commune, address }, circumstances: { ...NEAR, day }, note },
    });
  };
  assert.equal((await change(isoDay(old), "đã hỏi lại")).status, 200);
  const { contact } = await officer.post(readContact, { id });
  assert.deepEqual([contact.day, contact.note], [isoDay(old), "đã hỏi lại"]);
  assert.equal((await change(isoDay(addDays(old, 1)))).code, "contact_day_invalid");
  assert.equal((await change(null, "")).status, 200);
  const { contact: left } = await officer.post(readContact, { id });
  assert.deepEqual([left.day, left.note], [null, null], "or nobody knows it");
});

test("a follow-up is moved, and of two officers one is told that it is done; past times are refused", async () => {
  const [contactId] = await added(await f0(), ["Hẹn Minh Họa"]);
  const { id } = await officer.post(makeFollowUp, { contactId: contactId!, kind: "visit", due: hours(2) });
  assert.equal(
    (await officer.tries(makeFollowUp, { contactId, kind: "call", due: hours(-1) })).code,
    "due_invalid",
  );
  await officer.post(moveFollowUp, { id, version: 1, due: hours(30) });
  const [line] = (await officer.post(listContacts, { words: "Hẹn" })).contacts;
  assert.deepEqual(line?.next, { kind: "visit", due: hours(30) });
  const both = await Promise.all([
    officer.tries(doFollowUp, { id, version: 2, outcome: "well" }),
    centre.tries(doFollowUp, { id, version: 2, outcome: "no-answer" }),
  ]);
  assert.deepEqual(both.map(({ code }) => code).toSorted(), ["conflict", undefined]);
  assert.equal((await officer.post(listContacts, { words: "Hẹn" })).contacts[0]?.next, null);
});

test("contacts go over with a merged case and come back; people go over with what is to be done", async () => {
  const [from, to] = [await f0(), await f0()];
  const [id, stays] = [(await added(from, ["Chuyển Minh Họa"]))[0]!, (await added(to, ["Ở Lại"]))[0]!];
  await officer.post(makeFollowUp, { contactId: id, kind: "call", due: hours(1) });
  const went = await at.database.transaction((trx) => moveContacts(trx, from, to));
  assert.deepEqual(went, [id]);
  await at.database.transaction((trx) => moveContacts(trx, to, from, went));
  assert.equal((await read(stays)).contact.near?.id, to);
  assert.equal((await read(id)).contact.near?.id, from);
  const unit = await at.database.db
    .selectFrom("unit")
    .select(["id", "path"])
    .where("id", "=", at.unit("30472-health-station"))
    .executeTakeFirstOrThrow();
  const { personId } = (await officer.post(listContacts, { words: "Chuyển" })).contacts[0]!;
  await at.database.transaction((trx) =>
    movePeople(trx, [personId], { unitId: unit.id, unitPath: unit.path }),
  );
  const other = await at.as("health-officer", "30472-health-station");
  assert.equal((await other.post(listFollowUps, { when: "today" })).followUps[0]?.contactId, id);
  assert.equal((await officer.tries(readContact, { id })).code, "not_found");
});
