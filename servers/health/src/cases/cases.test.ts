/** Cases over real HTTP: from intake to close, two officers, bad input. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import type { RequestInput } from "@bluezone/contract/endpoint";
import {
  changeCase,
  classifyCase,
  closeCase,
  findDoubles,
  listCases,
  readCase,
  recordCase,
  reopenCase,
} from "@bluezone/contract/health/cases";
import { makeCluster, putIntoCluster } from "@bluezone/contract/health/clusters";
import { Days, dayOf, Hours, isoDay, isoInstant, minus } from "@bluezone/protocol/time";
import { endOfStep } from "@bluezone/server-kit/limits/quota";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { ms } from "../tables.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { namedCluster } from "../testing/named-cluster.ts";
import { addCaseOf } from "../testing/somebody.ts";
import { MOST_LOOKS } from "./look.ts";

let t: TestHealth;
let officer: SignedIn;
let colleague: SignedIn;
let elsewhere: SignedIn;
async function open(): Promise<void> {
  t = await testHealth({
    HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
    HEALTH_IDLE: "12h",
    HEALTH_SESSION: "7d",
  });
  officer = await t.as("health-officer", "30478-health-station");
  colleague = await t.as("health-officer", "889-medical-centre");
  elsewhere = await t.as("health-officer", "30598-health-station");
}
before(open);
after(() => t.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [t, officer, colleague, elsewhere] as const;
  context.after(async () => {
    await t.close();
    [t, officer, colleague, elsewhere] = shared;
  });
  await open();
}

type CaseRequest = RequestInput<typeof recordCase>;
const SACH = {
  name: "Thạch Thị Sà Mách",
  birthYear: 1971,
  phone: "0912 345 678",
  commune: "30478",
  address: "ấp Vĩnh Lợi",
};
const asked = (changes: Partial<CaseRequest> = {}): CaseRequest => ({
  once: crypto.randomUUID(),
  person: SACH,
  classed: { class: "confirmed", tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" } },
  onset: { onset: "day", onsetDay: "2020-12-24" },
  note: "ho từ hôm kia",
  ...changes,
});

test("[V13] whether a stranger's number is known elsewhere is told nobody who types it: only of a case that is recorded, only the unit, and noted", async () => {
  const person = { ...SACH, name: "Danh Thị Minh Họa", phone: "0912 345 699" };
  const there = await officer.post(recordCase, asked({ person }));
  const { case: their } = await officer.post(readCase, { id: there.id });
  const stranger = { name: "Ai Đó Khác", birthYear: null };
  const noted = (actor: string) =>
    t.database.db
      .selectFrom("staff_audit")
      .select("subject")
      .where("actor", "=", actor)
      .where("action", "=", "people.look")
      .execute();
  const readings = () =>
    t.database.db
      .selectFrom("person_reading")
      .select("view")
      .where("person_id", "=", their.person.id)
      .where("actor", "=", elsewhere.id)
      .execute();
  const looks = (await noted(elsewhere.id)).length;
  const known = await elsewhere.post(findDoubles, { ...stranger, phone: person.phone });
  const unknown = await elsewhere.post(findDoubles, { ...stranger, phone: "0912 999 999" });
  assert.deepEqual([known, unknown], [{ within: [] }, { within: [] }]);
  assert.equal(
    (await noted(elsewhere.id)).length,
    looks + 2,
    "each look is noted, also one that finds nobody",
  );
  assert.deepEqual(await readings(), []);

  // That the desk takes the record at once, without asking whether it is another, says nothing either.
  const { id } = await elsewhere.post(recordCase, asked({ person, doublesSeen: false }));
  assert.deepEqual(await readings(), []);
  const { doubles } = await elsewhere.post(readCase, { id });
  assert.deepEqual(doubles, { within: [], outside: [{ unitName: "Trạm Y tế xã Vĩnh Thạnh Trung" }] });
  assert.deepEqual(await readings(), [{ view: "case" }], "who was told of it is noted at the person");
});

test("[V13] an officer looks for so many people an hour and no more; others go on", async () => {
  const look = (who: SignedIn, n: number) =>
    who.tries(findDoubles, {
      name: "Ai Đó Khác",
      birthYear: null,
      phone: `0913 ${String(n).padStart(6, "0")}`,
    });
  const nurse = await t.as("health-officer", "30316-health-station");
  await t.database.db
    .insertInto("quota")
    .values({
      of: "looks",
      key_id: nurse.id,
      until_ms: ms(endOfStep(t.clock.now(), Hours(1))),
      used: MOST_LOOKS - 1,
    })
    .execute();
  assert.equal((await look(nurse, 1)).status, 200);
  assert.deepEqual([(await look(nurse, 2)).code, (await look(colleague, 2)).status], ["quota_exceeded", 200]);
});

test("[V13] a case whose person is made somebody else is a look for them: the 201st of an hour is refused, a note is not", async () => {
  const nurse = await t.as("health-officer", "30319-health-station");
  const { id } = await nurse.post(recordCase, asked({ person: { ...SACH, phone: "0912 345 611" } }));
  const change = async (person: object, note: string | null = null) => {
    const { case: seen } = await nurse.post(readCase, { id });
    const { name, birthYear, phone, commune, address } = seen.person;
    return nurse.tries(changeCase, {
      id,
      version: seen.version,
      personVersion: seen.personVersion,
      person: { name, birthYear, phone, commune, address, ...person },
      onset: { onset: "day", onsetDay: "2020-12-24" },
      note,
    });
  };
  await t.database.db
    .insertInto("quota")
    .values({
      of: "looks",
      key_id: nurse.id,
      until_ms: ms(endOfStep(t.clock.now(), Hours(1))),
      used: MOST_LOOKS - 1,
    })
    .execute();
  assert.equal((await change({ phone: "0912 345 612" })).status, 200);
  for (const other of [{ phone: "0912 345 613" }, { name: "Ai Đó Khác" }, { birthYear: 1950 }])
    assert.equal((await change(other)).code, "quota_exceeded");
  assert.equal((await change({}, "đã gọi lại")).status, 200);
});

test("a case is recorded, revised and closed, and goes 90 days later", async (walk) => {
  await alone(walk);
  await walk.test(
    "a case goes from intake to its code, is found, revised with what it was, closed and opened again",
    async () => {
      const call = asked({ sendCode: true });
      const recorded = await officer.post(recordCase, call);
      assert.equal(recorded.number, "AG-0001");
      assert.equal(recorded.code, "sent");
      assert.equal(t.sms.sent.length, 1);
      assert.deepEqual(await officer.post(recordCase, call), recorded);
      assert.equal(t.sms.sent.length, 1);

      for (const words of ["sa mach", "0912345678", "ag 1", "AG-0001", "0001", "1", "mach 1971"]) {
        const { cases, total } = await officer.post(listCases, { words });
        assert.deepEqual([total, cases[0]?.number, cases[0]?.name], [1, "AG-0001", SACH.name], words);
      }
      for (const words of ["AG-0002", "0002"])
        assert.equal((await officer.post(listCases, { words })).total, 0, words);
      assert.equal((await officer.post(listCases, { class: "discarded" })).total, 0);
      assert.equal((await officer.post(listCases, { commune: "30478", from: "2020-12-27" })).total, 1);
      assert.equal((await officer.post(listCases, { to: "2020-12-26" })).total, 0);

      const { case: found, codes } = await officer.post(readCase, { id: recorded.id });
      assert.deepEqual(
        [found.person.phone, found.note, found.onsetDay, found.unitName],
        ["+84912345678", "ho từ hôm kia", "2020-12-24", "Trạm Y tế xã Vĩnh Thạnh Trung"],
      );
      assert.deepEqual([codes.length, codes[0]?.sms, codes[0]?.claimed], [1, "sent", null]);

      const discarded = { class: "discarded", tested: found.tested } as const;
      const down = { id: found.id, version: found.version, classed: discarded, reason: "mẫu bị lẫn" };
      const unsaid = await officer.tries(classifyCase, { ...down, reason: null });
      assert.equal(unsaid.code, "reason_missing");
      const revised = await officer.post(classifyCase, down);
      assert.deepEqual(revised, { version: 2, code: "discarded", told: true });
      const { code } = await officer.tries(classifyCase, { ...down, version: 2 });
      assert.equal(code, "not_changed");
      const after = await officer.post(readCase, { id: found.id });
      assert.deepEqual(
        [after.case.class, after.classes.map(({ from, to, day, reason, by }) => [from, to, day, reason, by])],
        [
          "discarded",
          [
            ["confirmed", "discarded", "2020-12-27", "mẫu bị lẫn", officer.name],
            [null, "confirmed", "2020-12-27", null, officer.name],
          ],
        ],
      );

      await officer.post(closeCase, { id: found.id, version: 2, outcome: null });
      assert.equal((await officer.post(listCases, {})).total, 0);
      assert.equal((await officer.post(listCases, { state: "closed" })).total, 1);
      const closed = async () => (await officer.post(readCase, { id: found.id })).case.closed;
      assert.equal(await closed(), isoInstant(t.clock.now()));
      await officer.post(reopenCase, { id: found.id, version: 3 });
      assert.equal(await closed(), null);
      assert.equal((await officer.post(listCases, {})).total, 1);
    },
  );
  await walk.test("a station sees its own cases alone, and of a double elsewhere nothing", async () => {
    const { cases } = await officer.post(listCases, { words: "sa mach" });
    assert.equal((await elsewhere.post(listCases, { state: "all" })).total, 0);
    assert.equal((await elsewhere.tries(readCase, { id: cases[0]!.id })).code, "not_found");
    const { name, birthYear } = SACH;
    assert.deepEqual(await elsewhere.post(findDoubles, { name, birthYear, phone: null }), { within: [] });
    const near = await officer.post(findDoubles, { name: "THACH THI SA MACH", birthYear, phone: null });
    assert.deepEqual(near.within[0]?.cases, [{ id: cases[0]!.id, number: "AG-0001", closed: false }]);
    assert.equal((await officer.tries(recordCase, asked())).code, "double_found");
    const again = await officer.post(recordCase, asked({ person: { id: near.within[0]!.personId } }));
    const { others } = await officer.post(readCase, { id: again.id });
    assert.deepEqual(
      others.map(({ number }) => number),
      ["AG-0001"],
    );
    assert.equal(
      (await elsewhere.tries(recordCase, asked({ person: { id: near.within[0]!.personId } }))).code,
      "not_found",
    );
  });
  await walk.test(
    "whatever is shown of somebody is noted, and the whole database holds no name",
    async () => {
      const { cases } = await officer.post(listCases, {});
      await officer.post(readCase, { id: cases[0]!.id });
      const rows = await t.database.db.selectFrom("person_reading").select(["view", "actor"]).execute();
      assert.deepEqual([...new Set(rows.map(({ view }) => view))].sort(), [
        "case",
        "case.doubles",
        "case.record",
        "cases.list",
      ]);
      const dump = await t.dump();
      for (const word of ["Thạch Thị", "Sà Mách", "912345678", "hôm kia", "một và hai"])
        assert.ok(!dump.includes(word), word);
    },
  );
  await walk.test(
    "a case goes 90 days after it was closed, with what hung on it; an open one stays",
    async () => {
      const { cases } = await officer.post(listCases, {});
      const { id } = cases.find(({ name }) => name === SACH.name)!;
      const { version } = (await officer.post(readCase, { id })).case;
      await officer.post(closeCase, { id, version, outcome: { outcome: "recovered", day: "2020-12-27" } });
      const open = cases.find((one) => one.id !== id)!;
      const { id: full } = await officer.post(makeCluster, namedCluster("Chợ Cái Dầu"));
      const { id: empty } = await officer.post(makeCluster, namedCluster("Chợ Vịnh Tre"));
      await officer.post(putIntoCluster, { id: full, caseIds: [open.id] });
      const clusters = async () =>
        (await t.database.db.selectFrom("cluster").select("id").execute()).map((row) => row.id);
      const left = async () =>
        (await t.database.db.selectFrom("case_record").select("id").execute()).map((row) => row.id);
      const before = await left();
      t.clock.advance(Days(89));
      await t.health.runJobs(t.clock.now());
      assert.deepEqual((await left()).sort(), [...before].sort());
      assert.deepEqual((await clusters()).sort(), [full, empty].sort());
      t.clock.advance(Days(2));
      await t.health.runJobs(t.clock.now());
      assert.deepEqual((await left()).sort(), before.filter((one) => one !== id).sort());
      assert.deepEqual(await clusters(), [full], "a cluster of 91 days goes when no case is in it");
    },
  );
});

test("of two officers who change one record at once one is told of the other, and nothing is lost", async () => {
  const { id } = await officer.post(
    recordCase,
    asked({ person: { ...SACH, name: "Mohamad Sa Lễ", phone: null } }),
  );
  const { case: seen } = await officer.post(readCase, { id });
  const change = (who: SignedIn, phone: string | null, note: string) =>
    who.tries(changeCase, {
      id,
      version: seen.version,
      personVersion: seen.personVersion,
      person: { ...SACH, name: "Mohamad Sa Lễ", phone },
      onset: { onset: "none", onsetDay: null },
      note,
    });
  const answers = await Promise.all([
    change(officer, "0977 000 111", "một"),
    change(colleague, "0977 000 222", "hai"),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  const { case: now } = await officer.post(readCase, { id });
  const officerFirst = answers[0]?.status === 200;
  assert.deepEqual(
    [now.person.phone, now.note, now.changedBy],
    officerFirst ? ["+84977000111", "một", officer.name] : ["+84977000222", "hai", colleague.name],
  );
  const kept = await change(colleague, "0977 000 222", "hai");
  assert.equal(kept.code, "conflict");
  const saved = await colleague.post(changeCase, {
    id,
    version: now.version,
    personVersion: now.personVersion,
    person: { ...SACH, name: "Mohamad Sa Lễ", phone: "0977 000 333" },
    onset: { onset: "none", onsetDay: null },
    note: "một và hai",
  });
  assert.equal(saved.version, now.version + 1);
  const { case: last } = await officer.post(readCase, { id });
  const oldPerson = await colleague.tries(changeCase, {
    id,
    version: last.version,
    personVersion: now.personVersion,
    person: last.person,
    onset: { onset: "none", onsetDay: null },
    note: "ba",
  });
  assert.equal(oldPerson.code, "conflict", "the person was changed since, in whichever of their cases");
});

test("what cannot be is refused with a code of its own, and nothing is kept", async () => {
  const { total } = await officer.post(listCases, { state: "all" });
  const tries = async (changes: Partial<CaseRequest>) =>
    (await officer.tries(recordCase, asked({ doublesSeen: true, ...changes }))).code;
  const { classed } = asked();
  const tested = (changes: Partial<NonNullable<(typeof classed)["tested"]>>) => ({
    classed: { ...classed, tested: { ...classed.tested!, ...changes } },
  });
  for (const [changes, code] of [
    [tested({ sampleDay: "2020-12-28" }), "sample_day_invalid"],
    [tested({ sampleDay: "2020-02-30" }), "bad_request"],
    [tested({ resultDay: "2020-12-25" }), "result_day_invalid"],
    [tested({ test: "rapid" }), "class_invalid"],
    [{ classed: { class: "confirmed", tested: null } }, "class_invalid"],
    [{ classed: { ...classed, day: "2020-12-28" } }, "class_day_invalid"],
    [{ classed: { ...classed, day: "2020-12-26" } }, "class_day_invalid"],
    [{ classed: { class: "suspected", tested: null, day: "2020-10-27" } }, "class_day_invalid"],
    [{ onset: { onset: "day", onsetDay: "2021-01-01" } }, "onset_invalid"],
    [{ person: { ...SACH, phone: "12345" } }, "phone_invalid"],
    [{ person: { ...SACH, birthYear: 2021 } }, "birth_year_invalid"],
    [{ person: { ...SACH, commune: "99999" } }, "commune_unknown"],
    [{ person: { ...SACH, name: "Thạсh Thị" } }, "bad_request"],
    [{ person: { ...SACH, name: "a".repeat(81) } }, "bad_request"],
  ] as const)
    assert.equal(await tries(changes), code, JSON.stringify(changes));
  const huge = await officer.tries(recordCase, asked({ person: { ...SACH, name: "á".repeat(5_000_000) } }));
  assert.equal(huge.code, "bad_request");
  assert.equal((await officer.post(listCases, { state: "all" })).total, total);

  const nfd = asked({
    person: { ...SACH, name: "Châu Văn Đúng".normalize("NFD"), phone: null, birthYear: 1950 },
  });
  const { id } = await officer.post(recordCase, nfd);
  assert.equal((await officer.post(readCase, { id })).case.person.name, "Châu Văn Đúng");
  assert.equal((await officer.post(listCases, { words: "Đúng".normalize("NFD") })).total, 1);
});

test("a list from one day to another leaves out what came before and after", async (context) => {
  await alone(context);
  const now = t.clock.now();
  for (const days of [0, 3, 6])
    await addCaseOf(t, minus(now, Days(days)), { name: `Người ${days}` }, { unit: "30478-health-station" });
  const listed = async (from: number, to: number) => {
    const day = (back: number) => isoDay(dayOf(minus(now, Days(back)), "vietnam"));
    const { cases } = await officer.post(listCases, { from: day(from), to: day(to) });
    return cases.map(({ classDay }) => classDay).sort();
  };
  const [old, middle, today] = [6, 3, 0].map((back) => isoDay(dayOf(minus(now, Days(back)), "vietnam")));
  assert.deepEqual(await listed(6, 0), [old, middle, today]);
  assert.deepEqual(await listed(5, 1), [middle]);
  assert.deepEqual(await listed(3, 3), [middle]);
});
