/** Classes of a case over real HTTP: before any test, up and down, the report to the ministry, the outcome. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RequestInput } from "@bluezone/contract/endpoint";
import {
  changeCase,
  classifyCase,
  closeCase,
  listCases,
  readCase,
  recordCase,
  reopenCase,
  reportCase,
} from "@bluezone/contract/health/cases";
import { listCodes, sendCode, speakCode } from "@bluezone/contract/health/issued-codes";
import { readReport } from "@bluezone/contract/health/reports";
import { readToday } from "@bluezone/contract/health/today";
import { Days, Hours, isoInstant, Minutes, minus, parseInstant, plus } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testHealth } from "../testing/health.ts";

const STATION = "30478-health-station";
let officer: SignedIn;
let elsewhere: SignedIn;
const t = shared(async () => {
  const t = await testHealth({ HEALTH_IDLE: "12h", HEALTH_SESSION: "7d" });
  t.clock.set(parseInstant("2020-12-27T09:00:00.000+07:00"));
  officer = await t.as("health-officer", STATION);
  elsewhere = await t.as("health-officer", "30598-health-station");
  return t;
});

type CaseRequest = RequestInput<typeof recordCase>;
let drawn = 0;
const SUSPECTED = { class: "suspected", tested: null } as const;
const PCR = { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" } as const;
const record = async (classed: CaseRequest["classed"], changes: Partial<CaseRequest> = {}) => {
  drawn += 1;
  const person = {
    name: "Thạch Sóc Minh Họa",
    birthYear: 1950 + drawn,
    phone: null,
    commune: "30478",
    address: null,
  };
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person,
    classed,
    onset: { onset: "day", onsetDay: "2020-12-24" },
    ...changes,
  });
  return id;
};
const read = (id: string) => officer.post(readCase, { id });
const classify = async (id: string, classed: CaseRequest["classed"], reason: string | null = null) => {
  const { version } = (await read(id)).case;
  return officer.tries(classifyCase, { id, version, classed, reason });
};

test("a case stands before any test, and no code goes out until it is probable at least", async () => {
  const before = (await officer.post(readToday, {})).cases;
  const id = await record(SUSPECTED);
  const { case: shown, classes } = await read(id);
  assert.deepEqual([shown.class, shown.classDay, shown.tested], ["suspected", "2020-12-27", null]);
  assert.deepEqual(
    classes.map(({ from, to, by }) => [from, to, by]),
    [[null, "suspected", officer.name]],
  );
  const held = (await officer.post(readToday, {})).cases;
  assert.deepEqual([held.new - before.new, held.open - before.open], [0, 0], "suspected is not counted");
  assert.equal((await officer.tries(speakCode, { caseId: id, seen: null })).code, "code_not_for_case");

  assert.equal((await classify(id, { class: "probable", tested: null })).status, 200);
  const { shortCode } = await officer.post(speakCode, { caseId: id, seen: null });
  assert.match(shortCode, /^\d{8}$/);
  const counted = (await officer.post(readToday, {})).cases;
  assert.deepEqual([counted.new - before.new, counted.open - before.open], [1, 1]);
  assert.equal((await officer.post(listCases, { class: "probable" })).cases[0]?.id, id);
  assert.equal((await officer.post(listCases, { class: "suspected" })).total, 0);
});

test("each change of class is dated and kept; down it wants a reason, and the day follows the one before", async () => {
  const id = await record(SUSPECTED, { onset: { onset: "unknown", onsetDay: null } });
  const confirmed = { class: "confirmed", tested: PCR } as const;
  assert.equal(
    (await classify(id, { ...confirmed, day: "2020-12-28" })).code,
    "class_day_invalid",
    "to come",
  );
  assert.equal(
    (await classify(id, { ...confirmed, day: "2020-12-26" })).code,
    "class_day_invalid",
    "before the last",
  );
  assert.equal((await classify(id, { class: "confirmed", tested: null })).code, "class_invalid");
  assert.equal(
    (await classify(id, { class: "confirmed", tested: { ...PCR, test: "rapid" } })).code,
    "class_invalid",
  );
  assert.equal((await classify(id, confirmed)).status, 200);
  assert.equal((await classify(id, confirmed)).code, "not_changed");
  assert.equal((await classify(id, { class: "probable", tested: PCR })).code, "reason_missing");
  assert.equal((await classify(id, { class: "probable", tested: PCR }, "mẫu hỏng")).status, 200);
  const { classes } = await read(id);
  assert.deepEqual(
    classes.map(({ from, to, reason }) => [from, to, reason]),
    [
      ["confirmed", "probable", "mẫu hỏng"],
      ["suspected", "confirmed", null],
      [null, "suspected", null],
    ],
  );
  assert.ok(!(await t.dump()).includes("mẫu hỏng"), "a reason is sealed");
  const { version } = (await read(id)).case;
  const theirs = { id, version, classed: SUSPECTED, reason: "x" };
  assert.equal((await elsewhere.tries(classifyCase, theirs)).code, "not_found");
  assert.equal((await officer.tries(classifyCase, { ...theirs, version: version - 1 })).code, "conflict");
});

test("a test that is put right is kept as a change from a class to itself", async () => {
  const id = await record({ class: "confirmed", tested: PCR });
  const right = { ...PCR, sampleDay: "2020-12-25" };
  assert.equal((await classify(id, { class: "confirmed", tested: right })).status, 200);
  const { classes, case: shown } = await read(id);
  assert.deepEqual(shown.tested, right);
  assert.deepEqual(
    classes.map(({ from, to, tested }) => [from, to, tested?.sampleDay]),
    [
      ["confirmed", "confirmed", "2020-12-25"],
      [null, "confirmed", "2020-12-26"],
    ],
  );
});

test("codes of a case that is only suspected again work no longer, and none goes out", async () => {
  const id = await record({ class: "probable", tested: null });
  await officer.post(speakCode, { caseId: id, seen: null });
  assert.equal((await classify(id, SUSPECTED, "chờ PCR")).status, 200);
  const { codes } = await officer.post(listCodes, { caseId: id });
  assert.equal(codes[0]?.state, "ended");
  assert.equal((await officer.tries(sendCode, { caseId: id, seen: codes[0]!.id })).code, "code_not_for_case");
});

test("a case says by when it is reported, 24 hours from the diagnosis, and when it was", async () => {
  const id = await record({ class: "confirmed", tested: PCR });
  const { case: shown } = await read(id);
  assert.deepEqual(shown.report, {
    due: isoInstant(plus(t.clock.now(), Hours(24))),
    document: "Thông tư 54/2015/TT-BYT",
    group: "A",
    hours: 24,
    confirmed: true,
  });
  const older = await record({ class: "confirmed", tested: { ...PCR, resultDay: "2020-12-26" } });
  // Entered a day late: it was due from the beginning of the day of the diagnosis on.
  assert.equal((await read(older)).case.report?.due, "2020-12-26T17:00:00.000Z");
  const discarded = await record({ class: "discarded", tested: PCR });
  assert.equal((await read(discarded)).case.report, null);

  const report = (reported: string | null) => officer.tries(reportCase, { id, version, reported });
  let { version } = shown;
  assert.equal((await report(isoInstant(plus(t.clock.now(), Hours(1))))).code, "reported_invalid");
  assert.equal((await report(isoInstant(minus(t.clock.now(), Days(1))))).code, "reported_invalid");
  assert.equal((await report(isoInstant(t.clock.now()))).status, 200);
  assert.equal((await read(id)).case.reported, isoInstant(t.clock.now()));
  version += 1;
  assert.equal((await report(null)).status, 200);
  assert.equal((await read(id)).case.reported, null);
});

test("a case is closed with what became of the person, which reports count and opening again clears", async () => {
  const id = await record({ class: "confirmed", tested: PCR });
  const { version } = (await read(id)).case;
  const close = async (outcome: RequestInput<typeof closeCase>["outcome"], of = id) =>
    officer.tries(closeCase, { id: of, version, outcome });
  assert.equal((await close(null)).code, "outcome_missing");
  for (const [day, why] of [
    ["2020-12-28", "to come"],
    ["2020-12-23", "before the first symptoms"],
    ["1900-01-01", "before birth"],
  ] as const)
    assert.equal((await close({ outcome: "died", day })).code, "outcome_invalid", why);
  assert.equal((await close({ outcome: "moved", day: "2020-12-27", where: "" })).code, "bad_request");
  const moved = { outcome: "moved", day: "2020-12-27", where: "nhà con gái út" } as const;
  assert.equal((await close(moved)).status, 200);
  assert.deepEqual((await read(id)).case.outcome, moved);
  assert.ok(!(await t.dump()).includes("con gái út"), "where somebody moved is sealed");
  assert.equal((await officer.tries(reopenCase, { id, version })).code, "conflict");
  await officer.post(reopenCase, { id, version: version + 1 });
  const { case: open } = await read(id);
  assert.deepEqual([open.closed, open.outcome], [null, null]);

  const discarded = await record({ class: "discarded", tested: PCR });
  assert.equal((await close({ outcome: "recovered", day: "2020-12-27" }, discarded)).code, "outcome_invalid");
  assert.equal((await close(null, discarded)).status, 200);

  const figures = async () => {
    // What is counted came before the moment of asking.
    t.clock.advance(Minutes(1));
    const { report } = await officer.post(readReport, { unitId: t.unit(STATION) });
    const of = (key: string) => report.body.figures.find((one) => one.key === key)?.count;
    return [of("casesRecovered"), of("casesDied")].map((count) =>
      count?.is === "shown" ? count.value : undefined,
    );
  };
  const [recovered = 0, died = 0] = await figures();
  for (const outcome of ["recovered", "died", "died"] as const)
    assert.equal(
      (await close({ outcome, day: "2020-12-27" }, await record({ class: "confirmed", tested: PCR }))).status,
      200,
    );
  assert.deepEqual(await figures(), [recovered + 1, died + 2]);
});

test("what became of somebody stays later than their first symptoms, and goes with a class that is no case", async () => {
  const id = await record({ class: "confirmed", tested: PCR });
  const outcome = { outcome: "died", day: "2020-12-26" } as const;
  await officer.post(closeCase, { id, version: 1, outcome });
  const change = async (onsetDay: string) => {
    const { version, personVersion, person } = (await read(id)).case;
    const { id: _, ...typed } = person;
    const onset = { onset: "day", onsetDay } as const;
    return officer.tries(changeCase, { id, version, personVersion, person: typed, onset, note: null });
  };
  assert.equal((await change("2020-12-27")).code, "onset_invalid");
  assert.equal((await change("2020-12-26")).status, 200);
  assert.equal((await classify(id, { class: "probable", tested: PCR }, "mẫu hỏng")).status, 200);
  assert.deepEqual((await read(id)).case.outcome, outcome);
  assert.equal((await classify(id, { class: "discarded", tested: PCR }, "mẫu của người khác")).status, 200);
  assert.equal((await read(id)).case.outcome, null);
});

test("sex, pregnancy, occupation and place of work are sealed, stay when nothing is said of them, and are cleared", async () => {
  const about = {
    sex: "female",
    pregnancy: { pregnant: "yes", weeks: 20, on: "2020-12-27" },
    occupation: "thợ may minh họa",
    workplace: "xưởng ở chợ",
  } as const;
  const person = { name: "Châu Thị Minh Họa", birthYear: 1990, phone: null, commune: "30478", address: null };
  const refused = async (wrong: object) =>
    (
      await officer.tries(recordCase, {
        once: crypto.randomUUID(),
        person: { ...person, about: { ...about, ...wrong } },
        classed: SUSPECTED,
        onset: { onset: "none", onsetDay: null },
      })
    ).code;
  assert.equal(await refused({ sex: "male" }), "pregnancy_invalid");
  assert.equal(await refused({ pregnancy: { ...about.pregnancy, on: "2020-12-28" } }), "pregnancy_invalid");
  assert.equal(await refused({ pregnancy: { ...about.pregnancy, weeks: 45 } }), "bad_request");
  const id = await record(SUSPECTED, { person: { ...person, about } });
  const { case: shown } = await read(id);
  assert.deepEqual(shown.person.about, about);
  assert.ok(!(await t.dump()).includes("thợ may"), "sealed");
  const change = async (more: object) => {
    const { case: seen } = await read(id);
    const { version, personVersion } = seen;
    const onset = { onset: "none", onsetDay: null } as const;
    return officer.post(changeCase, {
      id,
      version,
      personVersion,
      person: { ...person, ...more },
      onset,
      note: null,
    });
  };
  await change({});
  assert.deepEqual((await read(id)).case.person.about, about);
  await change({ about: null });
  assert.equal((await read(id)).case.person.about, null);
});
