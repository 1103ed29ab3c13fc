/** Quarantine over real HTTP: from the start to the release paper, by officers and by the person's own link. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import { contactBecameCase } from "@bluezone/contract/health/contacts";
import {
  beginQuarantine,
  CAMP_ITEMS,
  endEarly,
  endQuarantine,
  keepCampCheck,
  listCampChecks,
  listQuarantine,
  logQuarantine,
  movePlace,
  noteTest,
  planQuarantine,
  quarantineOfCase,
  quarantineOfContact,
  quarantineTotals,
  readQuarantine,
  sendOwnLink,
} from "@bluezone/contract/health/quarantine";
import { ownReleasePaper, quarantineDay } from "@bluezone/contract/health/quarantine-day";
import { pdfText } from "@bluezone/paper/testing/pdf-text";
import { dayOf, parseInstant } from "@bluezone/protocol/time";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { openCase } from "../cases/open-case.ts";
import { openContact } from "../contacts/open-contact.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { insertPerson } from "../people/store.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { createVault } from "../vault.ts";

/** 7:00 in Vietnam on the first day of the rule with tests on days 1, 7 and 14. */
const clock = manualClock(parseInstant("2021-07-14T07:00:00+07:00"));
const random = seededRandom("quarantine");
let at: TestHealth;
let nurse: SignedIn;
let colleague: SignedIn;
async function open(): Promise<void> {
  clock.set(parseInstant("2021-07-14T07:00:00+07:00"));
  at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" }, {}, { clock });
  nurse = await at.as("health-officer", "30478-health-station");
  colleague = await at.as("epidemiologist", "889-medical-centre");
}
before(open);
after(() => at.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [at, nurse, colleague] as const;
  context.after(async () => {
    await at.close();
    [at, nurse, colleague] = shared;
  });
  await open();
}

/** Moves the clock, and signs both in anew. */
async function goTo(time: string): Promise<void> {
  clock.set(parseInstant(`${time}+07:00`));
  for (const person of [nurse, colleague]) assert.equal((await person.again("recovery")).status, 200);
}
const SACH = {
  name: "Thạch Thị Sà Mách",
  birthYear: 1971,
  phone: "0912 345 678",
  commune: "30478",
  address: "ấp Vĩnh Lợi",
};
const begin = (over: object = {}) => ({
  of: { person: SACH },
  place: "home" as const,
  siteName: null,
  firstDay: "2021-07-14",
  reason: "Nhà có phòng riêng",
  ...over,
});
const someone = (name: string, phone: string | null = null) => ({ of: { person: { ...SACH, name, phone } } });
const codeOf = (text: string) => /\/q#c=([0-9A-Z]{16})/.exec(text)?.[1] ?? "";
const own = (code: string, log?: object) => at.post(quarantineDay, { code, ...(log && { log }) });
const wordsOf = (pdf: Uint8Array): string => pdfText(pdf).join("\n").replace(/\s+/g, " ");

test("a quarantine goes from its start to the release paper, and the same person can be apart again", async (walk) => {
  await alone(walk);
  await walk.test(
    "[D08] [D11] from the start to the release paper: days, temperatures, tests by the rule, the end, both papers",
    async () => {
      const plan = await nurse.post(planQuarantine, { firstDay: "2021-07-14" });
      assert.deepEqual(
        [plan.days, plan.lastDay, plan.rule.document],
        [14, "2021-07-27", "Công văn 5599/BYT-MT"],
      );
      const { id, sms } = await nurse.post(beginQuarantine, begin({ sendLink: true }));
      assert.equal(sms, "sent");
      const text = at.sms.sent.at(-1)?.text ?? "";
      assert.match(
        text,
        /^Cach ly ngay 1 tren 14\. Ghi nhiet do, suc khoe hom nay: http.+\/q#c=\w{16}\. Kho tho goi 115\. Hoi: /,
      );

      const asked = { id, day: "2021-07-14", half: "morning" as const, seen: 0 };
      await nurse.post(logQuarantine, { ...asked, temperature: 36.8, symptoms: [] });
      for (const [temperature, code] of [
        [33.9, "temperature_invalid"],
        [43.1, "temperature_invalid"],
        [36.85, "temperature_invalid"],
      ] as const)
        assert.equal(
          (await nurse.tries(logQuarantine, { ...asked, seen: 1, temperature, symptoms: [] })).code,
          code,
        );
      const ahead = { ...asked, half: "afternoon", temperature: 36.8, symptoms: [] };
      assert.equal((await nurse.tries(logQuarantine, ahead)).code, "day_invalid");
      await nurse.post(logQuarantine, { ...asked, seen: 1, temperature: 37.6, symptoms: ["cough"] });
      const read = await nurse.post(readQuarantine, { id });
      assert.deepEqual(
        read.logs.map(({ temperature, former }) => [temperature, former.map((one) => one.temperature)]),
        [[37.6, [36.8]]],
      );
      assert.deepEqual(
        read.tests.map(({ courseDay, day }) => [courseDay, day]),
        [
          [1, "2021-07-14"],
          [7, "2021-07-20"],
          [14, "2021-07-27"],
        ],
      );
      assert.equal(read.row.nextTest, "2021-07-14");

      const tested = (version: number, courseDay: number, day: string) =>
        nurse.post(noteTest, { id, version, courseDay, taken: day, result: "negative", resultDay: day });
      await tested(1, 1, "2021-07-14");
      assert.equal(
        (await nurse.tries(endQuarantine, { id, version: 2, kind: "rule", reason: null })).code,
        "too_early",
      );

      await goTo("2021-07-28T08:00:00");
      assert.equal(
        (await nurse.tries(endQuarantine, { id, version: 2, kind: "rule", reason: null })).code,
        "tests_missing",
      );
      assert.equal((await nurse.get(`/api/health/quarantine/release-pdf/${id}`)).status, 404);
      await tested(2, 7, "2021-07-20");
      await tested(3, 14, "2021-07-27");
      const byRule = { id, version: 4, kind: "rule", reason: null };
      assert.equal((await nurse.tries(endQuarantine, byRule)).code, "unwell_now");
      const well = { ...asked, day: "2021-07-28", temperature: 36.7, symptoms: [] };
      await nurse.post(logQuarantine, well);
      assert.equal((await nurse.tries(endQuarantine, byRule)).code, "log_missing");
      await nurse.post(endQuarantine, { ...byRule, kind: "rule", logSeen: true });
      const release = at.sms.sent.at(-1)?.text ?? "";
      assert.match(
        release,
        /^Het cach ly tu 0 gio 28\/7\. Giay hoan thanh cach ly: http.+ hoac nhan tai tram\./,
      );

      const paper = await nurse.get(`/api/health/quarantine/release-pdf/${id}`);
      assert.equal(paper.status, 200);
      const paperText = wordsOf(new Uint8Array(await paper.arrayBuffer()));
      for (const part of [
        "GIẤY XÁC NHẬN",
        "Hoàn thành cách ly y tế",
        "Thạch Thị Sà Mách",
        "14 ngày, từ ngày 14/7/2021 đến hết ngày 27/7/2021",
        "Hết cách ly từ 0 giờ ngày 28/7/2021",
        "âm tính",
        "Tự theo dõi sức khỏe tại nhà đến hết ngày 10/8/2021",
      ])
        assert.ok(paperText.includes(part), `${part} in ${paperText}`);
      const form = wordsOf(
        new Uint8Array(await (await nurse.get(`/api/health/quarantine/commitment-pdf/${id}`)).arrayBuffer()),
      );
      for (const part of [
        "BẢN CAM KẾT",
        "879/QĐ-BYT",
        "Công văn 5599/BYT-MT",
        "lấy mẫu xét nghiệm ngày 14/7/2021, 20/7/2021, 27/7/2021",
        "NGƯỜI CAM KẾT",
      ])
        assert.ok(form.includes(part), `${part} in ${form}`);
      for (const name of ["commitment-docx", "release-docx"]) {
        const docx = new Uint8Array(
          await (await nurse.get(`/api/health/quarantine/${name}/${id}`)).arrayBuffer(),
        );
        assert.deepEqual([...docx.subarray(0, 2)], [0x50, 0x4b]);
      }
      // The person has the paper by their link for a week.
      const code = codeOf(release);
      const told = (await own(code)).body;
      assert.deepEqual([told["ended"], told["paper"]], ["2021-07-27", true]);
      const theirs = (await at.post(ownReleasePaper, { code })).body;
      assert.ok(wordsOf(Buffer.from(String(theirs["pdf"]), "base64")).includes("GIẤY XÁC NHẬN"));
      assert.equal((await own(codeOf(text))).body["errorCode"], "link_unknown");
      clock.set(parseInstant("2021-08-04T08:00:00+07:00"));
      assert.equal((await own(code)).body["errorCode"], "link_unknown");
    },
  );
  await walk.test(
    "the person's link enters each half-day once and ends with the quarantine; a fresh one replaces it",
    async () => {
      await goTo("2021-08-05T09:00:00");
      const first = { firstDay: "2021-08-05", sendLink: true };
      const { id } = await nurse.post(
        beginQuarantine,
        begin({ ...someone("Mohamad Sa Lễ", "0912 345 679"), ...first }),
      );
      const code = codeOf(at.sms.sent.at(-1)?.text ?? "");
      const day = await own(code);
      assert.deepEqual([day.status, day.bytes], [200, 2048]);
      assert.ok(!JSON.stringify(day.body).includes("Sa Lễ"));
      const log = { temperature: 36.9, symptoms: ["throat"] };
      assert.equal((await own(code, { ...log, temperature: 44 })).body["errorCode"], "temperature_invalid");
      const entered = (await own(code.toLowerCase(), log)).body;
      assert.deepEqual(entered["morning"], { temperature: 36.9, symptoms: ["throat"] });
      assert.equal((await own(code, log)).body["errorCode"], "half_done");
      const noted = await at.database.db
        .selectFrom("staff_audit")
        .select(["actor", "subject"])
        .where("action", "=", "quarantine.own-log")
        .execute();
      assert.deepEqual(
        noted,
        [{ actor: "person", subject: id }],
        "what was entered, and what was only read is not",
      );
      clock.set(parseInstant("2021-08-05T12:00:00+07:00"));
      await nurse.again("recovery");
      const list = await nurse.post(listQuarantine, { missing: true });
      assert.deepEqual(
        list.rows.map((row) => [row.person.name, row.morning?.by, row.afternoon]),
        [["Mohamad Sa Lễ", "person", null]],
      );
      assert.equal((await own(code, log)).status, 200);
      assert.equal((await nurse.post(listQuarantine, { missing: true })).rows.length, 0);

      assert.deepEqual(await nurse.post(sendOwnLink, { id }), { sms: "sent" });
      const fresh = codeOf(at.sms.sent.at(-1)?.text ?? "");
      assert.equal((await own(code)).body["errorCode"], "link_unknown");
      for (const wrong of ["", "48217305", "K7M4P2QD9XTA5RWE", "'; drop table quarantine; --"])
        assert.equal((await own(wrong)).body["errorCode"], "link_unknown");
      assert.ok(!(await at.dump()).includes(fresh));
      // Before the last day only who may release can end it, and says why.
      await colleague.again("recovery");
      assert.equal((await nurse.tries(endEarly, { id, version: 1, reason: "x" })).code, "not_allowed");
      const reason = "Chuyển về quê chăm mẹ, có giấy của trung tâm";
      await colleague.post(endEarly, { id, version: 1, reason });
      assert.equal((await nurse.post(readQuarantine, { id })).end?.reason, reason);
      assert.ok(!(await at.dump()).includes("chăm mẹ"));
      const last = codeOf(at.sms.sent.at(-1)?.text ?? "");
      assert.equal((await own(last, log)).body["errorCode"], "quarantine_over");
    },
  );
  await walk.test(
    "the same name with the same number, or year of birth where a number is missing, is the same person: apart once, and again after the end",
    async () => {
      const first = { firstDay: "2021-08-05" };
      const { id } = await nurse.post(beginQuarantine, begin(first));
      const before = await nurse.post(listQuarantine, { state: "ended", words: "sa mach" });
      assert.equal(before.rows[0]?.person.id, (await nurse.post(readQuarantine, { id })).row.person.id);
      const typed = { ...SACH, name: "thạch thị sà mách", phone: "+84 912 345 678" };
      const again = await nurse.tries(beginQuarantine, begin({ ...first, of: { person: typed } }));
      assert.equal(again.code, "quarantine_open");
      const unphoned = { ...SACH, phone: null };
      const third = await nurse.tries(beginQuarantine, begin({ ...first, of: { person: unphoned } }));
      assert.equal(third.code, "quarantine_open");
    },
  );
  await walk.test("totals for outside hide 1 to 4 people, and none is told", async () => {
    const totals = await nurse.post(quarantineTotals, {});
    assert.deepEqual([totals.home, totals.site, totals.endedLast7Days], [null, 0, null]);
  });
});

test("a number that is typed for somebody who is known without one is kept and gets the link; what is known stays", async () => {
  await goTo("2021-08-05T09:00:00");
  const firstDay = "2021-08-05";
  const unphoned = { ...SACH, name: "Neáng Sóc Khum", phone: null, address: "ấp Hòa Hưng" };
  const first = await nurse.post(beginQuarantine, begin({ firstDay, of: { person: unphoned } }));
  const morning = { id: first.id, day: firstDay, half: "morning", seen: 0 } as const;
  await nurse.post(logQuarantine, { ...morning, temperature: 36.8, symptoms: [] });
  await colleague.post(endEarly, { id: first.id, version: 1, reason: "Nhập nhầm ngày đầu, ghi lại từ đầu" });
  const typed = { ...unphoned, phone: "0912 345 777", address: "ấp khác" };
  const again = await nurse.post(beginQuarantine, begin({ firstDay, of: { person: typed }, sendLink: true }));
  assert.equal(again.sms, "sent");
  const { row } = await nurse.post(readQuarantine, { id: again.id });
  assert.equal(row.person.id, (await nurse.post(readQuarantine, { id: first.id })).row.person.id);
  assert.deepEqual([row.person.phone, row.person.address], ["+84912345777", "ấp Hòa Hưng"]);
});

test("two officers on one quarantine: who comes second is told, and what stands there stays", async () => {
  await goTo("2021-08-05T09:00:00");
  const { id } = await nurse.post(
    beginQuarantine,
    begin({ ...someone("Nguyễn Trần Hoàng Phương Uyên"), firstDay: "2021-08-05" }),
  );
  const asked = { id, day: "2021-08-05", half: "morning", seen: 0, symptoms: [] };
  const both = await Promise.all([
    nurse.tries(logQuarantine, { ...asked, temperature: 36.5 }),
    colleague.tries(logQuarantine, { ...asked, temperature: 38.5 }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  assert.equal((await nurse.post(readQuarantine, { id })).logs.length, 1);
  await colleague.post(movePlace, { id, version: 1, place: "site", siteName: "Trường Tiểu học A Vĩnh Hanh" });
  assert.equal(
    (await nurse.tries(movePlace, { id, version: 1, place: "home", siteName: null })).code,
    "conflict",
  );
  const { row, moves } = await nurse.post(readQuarantine, { id });
  assert.deepEqual([row.place, row.siteName, moves.length], ["site", "Trường Tiểu học A Vĩnh Hanh", 1]);
  const noNumber = await nurse.tries(sendOwnLink, { id });
  assert.equal(noNumber.code, "phone_missing");
});

test("a positive test ends it without a paper; another unit sees nothing of it; bad input meets its code", async () => {
  await goTo("2021-08-05T09:00:00");
  const { id } = await nurse.post(
    beginQuarantine,
    begin({ ...someone("Thạch Sà Rinh"), firstDay: "2021-08-05" }),
  );
  const positive = { id, version: 1, kind: "positive", reason: null };
  assert.equal((await nurse.tries(endQuarantine, positive)).code, "test_not_positive");
  const test1 = {
    id,
    version: 1,
    courseDay: 1,
    taken: "2021-08-05",
    result: "positive",
    resultDay: "2021-08-05",
  };
  assert.equal((await nurse.tries(noteTest, { ...test1, taken: "2021-08-06" })).code, "day_invalid");
  await nurse.tries(noteTest, test1);
  await nurse.post(endQuarantine, { id, version: 2, kind: "positive", reason: null });
  assert.equal((await nurse.get(`/api/health/quarantine/release-pdf/${id}`)).status, 404);
  const other = await at.as("health-officer", "883-medical-centre");
  assert.equal((await other.tries(readQuarantine, { id })).code, "not_found");
  assert.equal((await other.post(listQuarantine, { state: "ended" })).total, 0);
  for (const [over, code] of [
    [{ firstDay: "2021-07-01" }, "first_day_invalid"],
    [{ firstDay: "2021-08-10" }, "first_day_invalid"],
    [{ place: "site" }, "site_missing"],
    [{ reason: null }, "elsewhere_than_rule"],
    [{ of: { person: { ...SACH, phone: "091 234" } } }, "phone_invalid"],
    [{ of: { person: { ...SACH, name: "Тhạch Thị" } } }, "bad_request"],
    [{ of: { contactId: "0".repeat(24) } }, "not_found"],
  ] as const)
    assert.equal((await nurse.tries(beginQuarantine, begin({ firstDay: "2021-08-05", ...over }))).code, code);
});

test("a contact's and a case's quarantine are of the person whom the record is of, and nobody's is begun twice", async () => {
  await goTo("2021-08-05T09:00:00");
  const keys = await openPeopleKeys({ vault: createVault(at.config.secrets, random) }, at.database.db);
  const [now, today] = [clock.now(), dayOf(clock.now(), "vietnam")];
  const unitId = at.unit("30478-health-station");
  const { path } = await at.database.db
    .selectFrom("unit")
    .select("path")
    .where("id", "=", unitId)
    .executeTakeFirstOrThrow();
  const made = await at.database.transaction(async (trx) => {
    const home = { unitId, unitPath: path };
    const fields = { ...SACH, name: "Thạch Sóc Khia", phone: null, about: null };
    const person = await insertPerson(trx, { keys, random, now }, fields, home);
    const seen = { day: today, part: null, minutes: null, confidence: null, by: nurse.id };
    const contact = await openContact(
      trx,
      { random, now },
      { person, caseId: null, source: "interview", ...seen },
    );
    const tested = { test: "pcr", sampleDay: today, resultDay: today } as const;
    const onset = { onset: "none", onsetDay: null } as const;
    const opened = await openCase(
      trx,
      { random, now, today, disease: at.config.disease },
      { class: "confirmed", classDay: today, tested, ...onset, person, source: "desk", by: nurse.id },
    );
    return { contactId: contact.id, caseId: opened.id, personId: person.id };
  });
  const { contactId, caseId, personId } = made;
  const asked = await nurse.post(quarantineOfContact, { contactId });
  assert.deepEqual([asked.person.id, asked.openId], [personId, null]);
  const first = { firstDay: "2021-08-05" };
  const { id } = await nurse.post(beginQuarantine, begin({ ...first, of: { contactId } }));
  assert.equal((await nurse.post(quarantineOfContact, { contactId })).openId, id);
  const asCase = await nurse.post(quarantineOfCase, { caseId });
  assert.deepEqual([asCase.person.id, asCase.openId], [personId, id]);
  const again = await nurse.tries(beginQuarantine, begin({ ...first, of: { caseId } }));
  assert.equal(again.code, "quarantine_open");
  const read = await nurse.post(readQuarantine, { id });
  assert.deepEqual([read.row.person.id, read.contactId], [personId, contactId]);
  const positive = { id, version: 1, kind: "positive", reason: null } as const;
  assert.equal((await nurse.tries(endQuarantine, positive)).code, "test_not_positive");
  assert.deepEqual([read.nearCaseId, read.ownCaseId], [null, null]);
  const became = await nurse.post(contactBecameCase, {
    id: contactId,
    version: 1,
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2021-08-05", resultDay: "2021-08-05" },
    },
    onset: { onset: "none", onsetDay: null },
  });
  assert.equal((await nurse.post(readQuarantine, { id })).ownCaseId, became.id);
  await nurse.post(endQuarantine, positive);
});

test("[D51] a site's round against infection from one to another: items with yes or no, once a day, no word of anybody", async () => {
  await goTo("2021-08-05T09:00:00");
  const items = Object.fromEntries(CAMP_ITEMS.map((item) => [item, item !== "waste"]));
  const round = { siteName: "Trường Tiểu học A Vĩnh Hanh", day: "2021-08-05", version: 0, items };
  const { id } = await nurse.post(keepCampCheck, round as never);
  assert.equal((await nurse.tries(keepCampCheck, round)).code, "conflict");
  await nurse.post(keepCampCheck, { ...round, version: 1, items: { ...items, waste: true } } as never);
  assert.equal((await nurse.tries(keepCampCheck, { ...round, day: "2021-08-06" })).code, "day_invalid");
  assert.equal((await nurse.tries(keepCampCheck, { ...round, items: { masks: true } })).code, "bad_request");
  const { checks } = await colleague.post(listCampChecks, {});
  assert.deepEqual(
    checks.map((one) => [one.id, one.version, one.items.waste]),
    [[id, 2, true]],
  );
});
