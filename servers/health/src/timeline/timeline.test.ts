/** All that is dated about a case, in order, with who did it; and its summary. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  classifyCase,
  closeCase,
  endInterview,
  readCase,
  recordCase,
  reportCase,
} from "@bluezone/contract/health/cases";
import { addContacts, classifyContacts } from "@bluezone/contract/health/contacts";
import { addCourse } from "@bluezone/contract/health/course";
import { doFollowUp, listFollowUps, makeFollowUp } from "@bluezone/contract/health/follow-ups";
import { speakCode } from "@bluezone/contract/health/issued-codes";
import { beginQuarantine, logQuarantine, noteTest } from "@bluezone/contract/health/quarantine";
import { addSample, changeSample } from "@bluezone/contract/health/samples";
import { readSummary, readTimeline } from "@bluezone/contract/health/timeline";
import { Hours, isoInstant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testHealth } from "../testing/health.ts";
import { NEAR } from "../testing/near.ts";

const STATION = "30478-health-station";
let officer: SignedIn;
let colleague: SignedIn;
const t = shared(async () => {
  const t = await testHealth({ HEALTH_IDLE: "12h" });
  t.clock.set(parseInstant("2020-12-27T09:00:00.000+07:00"));
  officer = await t.as("health-officer", STATION);
  colleague = await t.as("administrator", STATION);
  return t;
});

const person = (name: string, birthYear: number) => ({
  name,
  birthYear,
  phone: null,
  commune: "30478",
  address: null,
});
const [SAMPLE, COURSE, CONTACT, OTHER] = ["a", "b", "c", "d"].map((one) => one.repeat(24)) as [
  string,
  string,
  string,
  string,
];

test("a case's page is put together from what each slice says", async (walk) => {
  await walk.test("a timeline is in order, with who did it, and kept nowhere", timelineStep);
  await walk.test("a contact's own case says whom they were near", nearStep);
  await walk.test("a contact without quarantine is followed up: late, done, the next one set", followUpStep);
});

/** The number of the case of the first step. */
let first: string;

async function timelineStep(): Promise<void> {
  const { id, number } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: person("Thạch Sóc Dòng", 1971),
    classed: { class: "suspected", tested: null },
    onset: { onset: "day", onsetDay: "2020-12-22" },
  });
  first = number;
  const later = () => t.clock.advance(Minutes(1));
  const version = async () => (await officer.post(readCase, { id })).case.version;
  later();
  const fever = { kind: "symptom", symptom: "fever", words: null, from: "2020-12-23", to: null } as const;
  await officer.post(addCourse, { caseId: id, id: COURSE, what: fever });
  const sample = { taken: "2020-12-26", specimen: "throat", test: "pcr", laboratory: null } as const;
  const done = { ...sample, result: { result: "positive", day: "2020-12-27" } } as const;
  await colleague.post(addSample, { of: { caseId: id }, id: SAMPLE, sample: done });
  later();
  const tested = { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" } as const;
  await colleague.post(classifyCase, {
    id,
    version: await version(),
    classed: { class: "confirmed", tested },
  });
  await officer.post(speakCode, { caseId: id, seen: null });
  later();
  const people = [
    { id: CONTACT, person: person("Lê Văn Gần", 1990), note: null, day: "2020-12-23", ...NEAR },
    { id: OTHER, person: person("Lê Thị Gần", 1992), note: null, day: "2020-12-23", ...NEAR },
  ];
  await officer.post(addContacts, { near: { caseId: id }, people });
  await officer.post(endInterview, { id, version: await version(), ended: true });
  const { id: quarantine } = await officer.post(beginQuarantine, {
    of: { contactId: CONTACT },
    place: "site",
    siteName: "Khu cách ly minh họa",
    firstDay: "2020-12-27",
  });
  assert.ok(quarantine);
  later();
  await officer.post(reportCase, { id, version: await version(), reported: isoInstant(t.clock.now()) });
  later();
  const died = { outcome: "died", day: "2020-12-27" } as const;
  await colleague.post(closeCase, { id, version: await version(), outcome: died });

  const { entries } = await officer.post(readTimeline, { id });
  assert.deepEqual(
    entries.map(({ day, by, id: of, what }) => [day, what.kind, by, of]),
    [
      ["2020-12-22", "onset", null, null],
      ["2020-12-23", "course", officer.name, COURSE],
      ["2020-12-26", "sample", colleague.name, SAMPLE],
      ["2020-12-27", "recorded", officer.name, null],
      ["2020-12-27", "class", officer.name, null],
      ["2020-12-27", "sample-result", colleague.name, SAMPLE],
      ["2020-12-27", "class", colleague.name, null],
      ["2020-12-27", "code", officer.name, entries.find(({ what }) => what.kind === "code")?.id],
      ["2020-12-27", "interviewed", null, null],
      ["2020-12-27", "contacts", officer.name, null],
      ["2020-12-27", "reported", officer.name, null],
      ["2020-12-27", "outcome", colleague.name, null],
      ["2020-12-27", "closed", colleague.name, null],
    ],
  );
  const told = (kind: string) => entries.find(({ what }) => what.kind === kind)?.what;
  assert.deepEqual(told("course"), { kind: "course", what: fever });
  assert.deepEqual(told("sample-result"), { kind: "sample-result", sample: done });
  assert.deepEqual(told("contacts"), { kind: "contacts", count: 2 });

  assert.deepEqual(await officer.post(readSummary, { id }), {
    contacts: { all: 2, f1: 0, f2: 0, none: 0, waiting: 2, cases: 0, due: 0, late: 0 },
    quarantine: { own: null, now: 1, ended: 0, unwatched: 0, unquarantined: 0 },
    codes: { made: 1, used: 0, open: 0, failed: 0 },
    samples: { all: 1, waiting: 0, positive: 1 },
  });
  const elsewhere = await t.as("health-officer", "30598-health-station");
  for (const endpoint of [readTimeline, readSummary])
    assert.equal((await elsewhere.tries(endpoint, { id })).code, "not_found");
  const views = await t.database.db.selectFrom("person_reading").select("view").distinct().execute();
  for (const view of ["case.timeline", "case.summary"])
    assert.ok(
      views.some((one) => one.view === view),
      view,
    );
}

test("tests and days of the case's own quarantine stand in its timeline", async () => {
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: person("Thạch Thị Trong Nhà", 1981),
    classed: { class: "suspected", tested: null },
    onset: { onset: "unknown", onsetDay: null },
  });
  const { id: quarantineId } = await officer.post(beginQuarantine, {
    of: { caseId: id },
    place: "home",
    siteName: null,
    reason: "Nhà có phòng riêng",
    firstDay: "2020-12-27",
  });
  const entered = { id: quarantineId, day: "2020-12-27" } as const;
  const log = (half: "morning" | "afternoon", temperature: number | null, symptoms: string[]) =>
    officer.post(logQuarantine, { ...entered, half, temperature, symptoms, seen: 0 });
  await log("morning", 38.2, ["fever"]);
  const test = { id: quarantineId, version: 1, courseDay: 1, taken: "2020-12-27" } as const;
  await officer.post(noteTest, { ...test, result: "positive", resultDay: "2020-12-27" });
  const { entries } = await officer.post(readTimeline, { id });
  const of = (kind: string) =>
    entries.filter(({ what }) => what.kind === kind).map(({ day, id: record, what }) => [day, record, what]);
  assert.deepEqual(of("quarantine-test"), [
    ["2020-12-27", quarantineId, { kind: "quarantine-test", courseDay: 1, result: "positive" }],
  ]);
  assert.deepEqual(of("quarantine-day"), [
    ["2020-12-27", quarantineId, { kind: "quarantine-day", temperature: 38.2, symptoms: ["fever"] }],
  ]);
});

test("what is noted on a later day than its own stands after what was noted before it", async (test) => {
  // A clock of its own: other tests go on at theirs.
  const t = await testHealth({ HEALTH_IDLE: "12h" });
  test.after(() => t.close());
  t.clock.set(parseInstant("2020-12-27T23:00:00.000+07:00"));
  const nurse = await t.as("health-officer", "30463-health-station");
  const { id } = await nurse.post(recordCase, {
    once: crypto.randomUUID(),
    person: person("Thạch Thị Sáng Mai", 1979),
    classed: { class: "suspected", tested: null },
    onset: { onset: "unknown", onsetDay: null },
  });
  const waits = {
    taken: "2020-12-27",
    specimen: "throat",
    test: "pcr",
    laboratory: null,
    result: null,
  } as const;
  const sampleId = "e".repeat(24);
  await nurse.post(addSample, { of: { caseId: id }, id: sampleId, sample: waits });
  t.clock.set(parseInstant("2020-12-28T01:00:00.000+07:00"));
  const result = { result: "positive", day: "2020-12-27" } as const;
  await nurse.post(changeSample, { id: sampleId, version: 1, sample: { ...waits, result } });
  const { version } = (await nurse.post(readCase, { id })).case;
  const tested = { test: "pcr", sampleDay: "2020-12-27", resultDay: "2020-12-27" } as const;
  await nurse.post(classifyCase, { id, version, classed: { class: "confirmed", tested } });
  const { entries } = await nurse.post(readTimeline, { id });
  assert.deepEqual(
    entries.map(({ day, what }) => [day, what.kind, what.kind === "class" ? what.to : null]),
    [
      ["2020-12-27", "recorded", null],
      ["2020-12-27", "class", "suspected"],
      ["2020-12-27", "sample", null],
      ["2020-12-27", "sample-result", null],
      ["2020-12-28", "class", "confirmed"],
    ],
  );
});

async function nearStep(): Promise<void> {
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: person("Lê Thị Gần", 1992),
    classed: { class: "suspected", tested: null },
    onset: { onset: "unknown", onsetDay: null },
    doublesSeen: true,
  });
  assert.ok(!(await officer.post(readTimeline, { id })).entries.some(({ what }) => what.kind === "exposed"));
  const known = await t.database.db
    .selectFrom("contact")
    .select("person_id")
    .where("id", "=", OTHER)
    .executeTakeFirstOrThrow();
  const again = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { id: known.person_id },
    classed: { class: "suspected", tested: null },
    onset: { onset: "unknown", onsetDay: null },
  });
  const { entries } = await officer.post(readTimeline, { id: again.id });
  assert.deepEqual(entries[0], {
    day: "2020-12-23",
    at: null,
    by: officer.name,
    id: OTHER,
    what: { kind: "exposed", near: first, class: null },
  });
}

async function followUpStep(): Promise<void> {
  await officer.post(classifyContacts, {
    contacts: [{ id: OTHER, version: 2, class: "F2", reason: "chỉ đứng xa" }],
  });
  const due = plus(t.clock.now(), Hours(1));
  const { id } = await officer.post(makeFollowUp, { contactId: OTHER, kind: "call", due: isoInstant(due) });
  t.clock.set(plus(due, Minutes(1)));
  const late = async () => (await officer.post(listFollowUps, { when: "late" })).followUps;
  const [line] = await late();
  assert.deepEqual([line?.id, line?.contactId, line?.quarantineId], [id, OTHER, null]);
  const next = { kind: "visit", due: isoInstant(plus(t.clock.now(), Hours(1))) } as const;
  await officer.post(doFollowUp, { id, version: 1, outcome: "well", next });
  assert.deepEqual(await late(), []);
  const { followUps } = await officer.post(listFollowUps, { when: "today" });
  assert.deepEqual(
    followUps.map(({ kind, quarantineId }) => [kind, quarantineId]),
    [["visit", null]],
  );
}
