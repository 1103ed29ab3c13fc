/** What keeps somebody ill from being released by the rule, over real HTTP: [D08]. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { endInterview, recordCase } from "@bluezone/contract/health/cases";
import { addContacts } from "@bluezone/contract/health/contacts";
import {
  beginQuarantine,
  coursesOfContact,
  endEarly,
  endQuarantine,
  listQuarantine,
  logQuarantine,
  quarantineOfContact,
  readQuarantine,
} from "@bluezone/contract/health/quarantine";
import { readToday } from "@bluezone/contract/health/today";
import type { Waiting } from "@bluezone/contract/health/waiting";
import { pdfText } from "@bluezone/paper/testing/pdf-text";
import { parseInstant } from "@bluezone/protocol/time";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testHealth } from "../testing/health.ts";
import { waitingOf } from "../testing/waiting.ts";

/** Under the rule of August 2020: fourteen days, no tests. */
const clock = manualClock(parseInstant("2020-12-28T08:00:00+07:00"));
let nurse: SignedIn;
let doctor: SignedIn;
const at = shared(async () => {
  const at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" }, {}, { clock });
  nurse = await at.as("health-officer", "30478-health-station");
  doctor = await at.as("epidemiologist", "889-medical-centre");
  return at;
});

const MACH = { name: "Thạch Thị Sà Mách", birthYear: 1971, phone: null, commune: "30478", address: null };
const LE = { ...MACH, name: "Mohamad Sa Lễ" };
const UYEN = { ...MACH, name: "Nguyễn Trần Hoàng Phương Uyên" };
const home = { place: "home" as const, siteName: null };
const begun = { ...home, reason: "Nhà có phòng riêng" };
const begin = async (person: typeof MACH, firstDay: string): Promise<string> =>
  (await nurse.post(beginQuarantine, { ...begun, of: { person }, firstDay })).id;
const log = (id: string, day: string, half: "morning" | "afternoon", entry: object = {}) =>
  nurse.post(logQuarantine, { id, day, half, seen: 0, temperature: 36.6, symptoms: [], ...entry });
const ends = (id: string, over: object = {}) =>
  nurse.tries(endQuarantine, { id, version: 1, kind: "rule", reason: null, ...over });
const urgent = (kind: Waiting) => waitingOf(nurse, kind);
const pdf = async (id: string) => {
  const answer = await nurse.get(`/api/health/quarantine/release-pdf/${id}`);
  return pdfText(new Uint8Array(await answer.arrayBuffer())).join("\n");
};

test("[D08] a first day before the last contact is refused without a reason; the reason is kept sealed", async () => {
  const { id: caseId } = await nurse.post(recordCase, {
    once: "3f0c1c52-9d5e-4a7e-8c3b-1f4a5f2f7b11",
    person: { ...UYEN, name: "Châu Thị Lụa" },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-27", resultDay: "2020-12-28" },
    },
    onset: { onset: "none", onsetDay: null },
    note: null,
    sendCode: false,
  } as never);
  assert.deepEqual([await urgent("casesUninterviewed"), await urgent("casesWithoutCode")], [1, 1]);
  const near = { part: null, minutes: null, masked: "unknown", distance: null, touched: false, carer: false };
  const contactId = "a".repeat(24);
  await nurse.post(addContacts, {
    near: { caseId },
    people: [{ id: contactId, person: MACH, note: null, day: "2020-12-26", ...near }],
  } as never);
  assert.equal(await urgent("casesUninterviewed"), 1, "the interview goes on");
  const ended = { id: caseId, ended: true };
  await nurse.post(endInterview, { ...ended, version: 1 });
  assert.equal(await urgent("casesUninterviewed"), 0);
  assert.equal((await nurse.tries(endInterview, { ...ended, version: 2 })).code, "conflict", "it is ended");
  await nurse.post(endInterview, { ...ended, version: 2, ended: false });
  assert.equal(await urgent("casesUninterviewed"), 1);
  assert.equal((await nurse.post(quarantineOfContact, { contactId })).lastContactDay, "2020-12-26");
  const asked = { ...home, of: { contactId }, firstDay: "2020-12-13" };
  assert.equal((await nurse.tries(beginQuarantine, asked)).code, "start_before_contact");
  assert.equal((await nurse.tries(beginQuarantine, { ...asked, reason: "  " })).code, "start_before_contact");
  const reason = "Đã ở phòng riêng từ 13/12, gặp qua cửa kính";
  const { id } = await nurse.post(beginQuarantine, { ...asked, reason });
  const read = await nurse.post(readQuarantine, { id });
  assert.deepEqual([read.startReason, read.lastContactDay], [reason, "2020-12-26"]);
  assert.ok(!(await at.dump()).includes("cửa kính"));
  const { courses } = await nurse.post(coursesOfContact, { contactId });
  assert.deepEqual(
    courses.map((one) => [one.id, one.firstDay, one.ended]),
    [[id, "2020-12-13", null]],
  );
  const other = await at.as("health-officer", "883-medical-centre");
  assert.equal((await other.tries(coursesOfContact, { contactId })).code, "not_found");
  assert.equal((await nurse.post(readToday, {})).cases.new, 1);
});

test("[D08] a fever on the last day stands in front everywhere, and only a reason ends it", async () => {
  const id = await begin(LE, "2020-12-15");
  assert.equal((await ends(id)).code, "today_missing");
  await log(id, "2020-12-28", "morning", { temperature: 38 });
  assert.equal(await urgent("quarantineUnwell"), 1);
  const { rows, unwell } = await nurse.post(listQuarantine, { unwell: true });
  assert.deepEqual(
    [unwell, rows.map((row) => [row.id, row.unwell])],
    [1, [[id, { day: "2020-12-28", half: "morning", temperature: 38, symptoms: [] }]]],
  );
  assert.equal((await ends(id, { logSeen: true })).code, "unwell_now");
  assert.equal((await ends(id, { kind: "reasoned", logSeen: true })).code, "reason_missing");
  const reason = "Bác sĩ đã khám, sốt do viêm họng mủ";
  assert.equal((await ends(id, { kind: "reasoned", reason })).code, "log_missing");
  assert.deepEqual((await nurse.post(readQuarantine, { id })).halves, { all: 27, missing: 26 });
  assert.equal((await ends(id, { kind: "reasoned", reason, logSeen: true })).status, 200);
  assert.equal(await urgent("quarantineUnwell"), 0);
  const paper = await pdf(id);
  assert.ok(!paper.includes("âm tính"), "no test was taken");
  assert.match(paper, /Kết thúc theo quyết định của đơn vị y tế phụ trách/);
  assert.deepEqual((await nurse.post(readQuarantine, { id })).end, { kind: "reasoned", reason });
});

test("[D08] symptoms count as a fever does, a fever lasts until another temperature, and what came after the last day stays in the log", async () => {
  const id = await begin(UYEN, "2020-12-13");
  await log(id, "2020-12-26", "afternoon", { temperature: 38.4 });
  await log(id, "2020-12-28", "morning", { temperature: null, symptoms: ["cough"] });
  assert.equal(await urgent("quarantineUnwell"), 1);
  assert.deepEqual((await nurse.post(listQuarantine, { unwell: true })).rows[0]?.unwell, {
    day: "2020-12-26",
    half: "afternoon",
    temperature: 38.4,
    symptoms: ["cough"],
  });
  assert.equal((await ends(id)).code, "unwell_now");
  await log(id, "2020-12-28", "morning", { seen: 1 });
  assert.equal(await urgent("quarantineUnwell"), 0);
  assert.equal((await ends(id)).code, "log_missing");
  assert.equal((await ends(id, { logSeen: true })).status, 200);
  // Entered late, on the day of the end: it lies after the last day and stays.
  await log(id, "2020-12-27", "morning", { temperature: 36.5 });
  const { row, logs, end } = await nurse.post(readQuarantine, { id });
  assert.deepEqual([row.ended, end?.kind], ["2020-12-26", "rule"]);
  assert.deepEqual([...new Set(logs.map(({ day }) => day))], ["2020-12-26", "2020-12-27", "2020-12-28"]);
  assert.ok(!(await pdf(id)).includes("âm tính"));
});

test("an early end of somebody whose log is empty needs the tick too", async () => {
  const id = await begin({ ...MACH, name: "Thạch Sóc Khia" }, "2020-12-24");
  const early = { id, version: 1, reason: "Chuyển viện" };
  assert.equal((await doctor.tries(endEarly, early)).code, "log_missing");
  assert.equal((await doctor.tries(endEarly, { ...early, logSeen: true })).status, 200);
});
