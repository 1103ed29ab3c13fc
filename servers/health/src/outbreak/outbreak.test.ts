/** The pictures over real HTTP: each number equals a count by hand of the rows that are there, and what is not for everybody is hidden. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  readContactsPicture,
  readCurve,
  readDelays,
  readPlaces,
  readPositivity,
  readQuarantinePicture,
  readReproduction,
  readSpeed,
} from "@bluezone/contract/health/outbreak";
import { readReport } from "@bluezone/contract/health/reports";
import { addDays, dayStart, Hours, type Instant, isoDay, parseDay, plus } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { ms } from "../tables.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";

/** Two communes of Châu Phú and one of Tri Tôn. */
const [NEAR, NEXT, FAR] = ["30478", "30487", "30544"];
const TODAY = parseDay("2020-12-29");
/** An hour of a day, so many days ago. */
const at = (back: number, hour = 9): Instant => plus(dayStart(addDays(TODAY, -back), "vietnam"), Hours(hour));

let server: TestHealth;
let officer: SignedIn;
let ids: readonly string[];

/** Ids of the cases: nine in Châu Phú over nine days, one in Tri Tôn, and one that is too old for a week. */
async function makeCases(): Promise<readonly string[]> {
  const made: string[] = [];
  for (let n = 0; n < 9; n++) {
    const onset = n % 3 === 2 ? null : addDays(TODAY, -n - 2);
    const { id } = await addCaseOf(server, at(n, 8), { commune: n < 6 ? NEAR : NEXT }, { onset });
    made.push(id);
  }
  made.push((await addCaseOf(server, at(1), { commune: FAR }, { unit: "891-medical-centre" })).id);
  return made;
}

async function makeRest(): Promise<void> {
  const { db } = server.database;
  const unit = await db
    .selectFrom("unit")
    .select(["id", "path"])
    .where("id", "=", server.unit("889-medical-centre"))
    .executeTakeFirstOrThrow();
  const of = { unit_id: unit.id, unit_path: unit.path };
  const [first = "", second = "", third = "", fourth = "", merged = ""] = ids;
  const noted = { version: 1, made_ms: ms(at(0)), made_by: "x", changed_ms: ms(at(0)), changed_by: "x" };
  const contact = (id: string, caseId: string, more: object) => ({
    ...{ id, person_id: "p", ...of, case_id: caseId, source: "interview" as const, masked: "no" as const },
    ...{ touched: false, carer: false, ...noted, ...more },
  });
  await db
    .insertInto("contact")
    .values([
      contact("a", first, { class: "F1", became_case_id: second }),
      contact("b", first, { class: "F1", source: "app" }),
      contact("c", first, { class: "F2", source: "app", became_case_id: third }),
      contact("d", second, { class: "F2" }),
      // One that became a case which was discarded is none.
      contact("e", second, { source: "file", became_case_id: fourth }),
    ] as never)
    .execute();
  await db.updateTable("case_record").set({ class: "discarded" }).where("id", "=", fourth).execute();
  await db.updateTable("case_record").set({ merged_into: first }).where("id", "=", merged).execute();
  // In time; reported late; late without a report; its time is not over.
  await db
    .updateTable("case_record")
    .set({ reported_ms: ms(at(1, 9)), interviewed_ms: ms(at(1, 12)) })
    .where("id", "=", second)
    .execute();
  await db
    .updateTable("case_record")
    .set({ reported_ms: ms(at(0, 9)) })
    .where("id", "=", third)
    .execute();
  const code = { way: "result" as const, made: true, sms: "sent" as const, tries: 1, by: "x" };
  await db
    .insertInto("case_code")
    .values([
      {
        id: "1",
        code_id: "1",
        case_id: first,
        ...code,
        issued_ms: ms(at(0, 8.5)),
        certified_ms: ms(at(0, 9)),
      },
      { id: "2", code_id: "2", case_id: second, ...code, issued_ms: ms(at(1, 11)), certified_ms: null },
      { id: "3", code_id: "3", case_id: second, ...code, issued_ms: ms(at(0, 11)), certified_ms: null },
      // One that told of a revised result is no step of a case.
      {
        ...{ id: "4", code_id: "4", case_id: third, ...code, way: "revised" },
        ...{ issued_ms: ms(at(0, 12)), certified_ms: ms(at(0, 13)) },
      },
    ] as never)
    .execute();
  const result = {
    unit_id: unit.id,
    unit_path: unit.path,
    commune: null,
    file_id: null,
    test: "pcr" as const,
  };
  const tested = (id: string, said: string, back: number, more: object = {}) => ({
    ...{ id, ...result, result: said, case_id: null, taken_ms: ms(at(back)) },
    ...{ sample_day: addDays(TODAY, -back), result_day: addDays(TODAY, -back), ...more },
  });
  await db
    .insertInto("lab_result")
    .values([
      tested("1", "confirmed", 0),
      tested("2", "negative", 0),
      tested("3", "negative", 3),
      tested("4", "likely", 3),
      tested("5", "negative", 9),
      tested("6", "confirmed", 0, { commune: FAR }),
    ] as never)
    .execute();
  const sample = (id: string, said: string | null, more: object = {}) => ({
    ...{ id, person_id: "p", case_id: first, specimen: "throat", test: "pcr", ...noted },
    ...{ taken_day: TODAY, result: said, result_day: said === null ? null : TODAY, ...more },
  });
  await db
    .insertInto("sample")
    .values([
      sample("1", "negative"),
      sample("2", "unclear"),
      sample("3", null),
      sample("4", "positive", { lab_result_id: "1" }),
      sample("5", "negative", { case_id: null, contact_id: "a" }),
    ] as never)
    .execute();
  const stay = (id: string, place: string, from: number, to: number, ended: number | null = null) => ({
    ...{ id, person_id: id, ...of, place, vaccinated: false, rule_day: TODAY, ...noted, commune: NEAR },
    ...{ first_day: addDays(TODAY, from), last_day: addDays(TODAY, to) },
    ended_day: ended === null ? null : addDays(TODAY, ended),
  });
  const rows = [
    stay("1", "home", -3, 3),
    stay("2", "site", -3, 10),
    stay("3", "home", -20, -6, -6),
    // Ended before it began: they never came.
    stay("5", "site", 2, 16, 0),
    // Planned to its end and not let go yet.
    stay("4", "home", -15, -1),
  ].map(({ changed_by: _, ...row }) => row);
  await db
    .insertInto("quarantine")
    .values(rows as never)
    .execute();
}

before(async () => {
  server = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  server.clock.set(at(0, 12));
  officer = await server.as("epidemiologist", "889-medical-centre");
  ids = await makeCases();
  await makeRest();
  // Of Châu Thành, before the last week that is over.
  for (let n = 0; n < 6; n++)
    await addCaseOf(server, at(15), { commune: "30589" }, { unit: "892-medical-centre" });
  // Of Thoại Sơn, for R.
  for (let n = 0; n < 18; n++)
    await addCaseOf(
      server,
      at(0, 8),
      { commune: "30706" },
      { onset: addDays(TODAY, -8 - (n % 6)), unit: "894-medical-centre" },
    );
});
after(() => server?.close());

const asked = (weeks = 2) => ({ unitId: server.unit("889-medical-centre"), weeks });

test("the curve counts onsets and reports by day: no discarded, no merged case, none of another district", async () => {
  const { by, form, points, districts, from, to } = await officer.post(readCurve, asked());
  assert.deepEqual([by, form, from, to], ["day", "exact", "2020-12-16", "2020-12-29"]);
  const days = (key: "onset" | "report") =>
    points.map((one) => (one[key].is === "shown" ? one[key].value : -1)).join("");
  // Cases 0…8 less the fourth and fifth came on the last nine days.
  assert.equal(days("report"), "00000111100111");
  // Onsets two days before, and where there is none the sample a day before.
  const expected = Array(14).fill(0);
  for (const n of [0, 1, 2, 5, 6, 7, 8]) expected[13 - n - (n % 3 === 2 ? 1 : 2)] += 1;
  assert.equal(days("onset"), expected.join(""));
  assert.equal(points.at(-1)?.average, expected.slice(7).reduce((sum: number, n: number) => sum + n, 0) / 7);
  assert.deepEqual(districts, [{ code: "889", name: "Huyện Châu Phú", counts: expected }]);
});

const shown = (value: number) => ({ is: "shown" as const, value });
const countOf = (count: { readonly is: string; readonly value?: number } | undefined) =>
  count?.is === "shown" ? count.value : count?.is;

test("delays are distributions with quartiles, of the first code of a case", async () => {
  const { steps } = await officer.post(readDelays, asked());
  const [sampled, resulted, coded, uploaded] = steps.map((step) => ({
    ...step,
    count: countOf(step.count),
    counts: step.counts.map(countOf),
  }));
  // Of those with an onset: the sample lies a day after it.
  assert.deepEqual([sampled?.count, sampled?.counts], [4, [0, 4, 0, 0, 0, 0, 0, 0, 0]]);
  assert.deepEqual([resulted?.count, resulted?.p50, resulted?.p90], [7, 1, 1]);
  assert.deepEqual([coded?.count, coded?.counts], [2, [1, 0, 1, 0, 0, 0, 0, 0, 0]]);
  assert.deepEqual([coded?.p25, coded?.p50, coded?.p75], [1.1, 1.8, 2.4]);
  assert.deepEqual([uploaded?.count, uploaded?.p50, uploaded?.unit], [1, 0.5, "hours"]);
  const empty = await officer.post(readDelays, { ...asked(1), district: "889" });
  assert.deepEqual(empty.steps[3]?.count, shown(1));
});

test("positivity counts results of files and of samples once each, and its share is that of a week", async () => {
  const { points, tests, positive, share } = await officer.post(readPositivity, asked(1));
  assert.deepEqual(points.at(-1), {
    ...{ day: "2020-12-29", tests: shown(4), positive: shown(1), share: 2 / 6 },
  });
  assert.deepEqual(points.at(-4), {
    ...{ day: "2020-12-26", tests: shown(2), positive: shown(1), share: 1 / 3 },
  });
  assert.deepEqual([tests, positive], [shown(6), shown(2)]);
  assert.ok(share && share.low < share.share && share.share < share.high);
});

test("contacts are counted for each case, by source and class, with those who became cases", async () => {
  const { cases, counts, p25, p50, p75, groups } = await officer.post(readContactsPicture, asked());
  assert.deepEqual([cases, counts], [7, [5, 1, 1, 0, 0, 0, 0]]);
  assert.deepEqual([p25, p50, p75], [0, 0, 1]);
  const of = Object.fromEntries(groups.map(({ group, contacts, became }) => [group, [contacts, became]]));
  assert.deepEqual(of, { all: [5, 2], interview: [2, 1], app: [2, 1], file: [1, 0], F1: [2, 1], F2: [2, 1] });
});

test("quarantine is counted day by day, who was not let go stays, and places ahead are foreseen", async () => {
  const { days, ahead } = await officer.post(readQuarantinePicture, asked(4));
  const on = (back: number) => {
    const { home, site } = days.at(-1 - back)!;
    return [home, site];
  };
  assert.equal(days.length, 28);
  assert.deepEqual(
    [on(0), on(3), on(4)],
    [
      [2, 1],
      [2, 1],
      [1, 0],
    ],
  );
  assert.deepEqual(
    [on(6), on(7), on(15), on(16), on(20), on(21)],
    [
      [2, 0],
      [2, 0],
      [2, 0],
      [1, 0],
      [1, 0],
      [0, 0],
    ],
  );
  const home = ahead.filter(({ place }) => place === "home");
  assert.deepEqual(
    home.map(({ known }) => known),
    [1, 1, 1, ...Array(11).fill(0)],
  );
  const site = ahead.filter(({ place }) => place === "site");
  assert.deepEqual(
    site.map(({ known }) => known),
    [...Array(10).fill(1), ...Array(4).fill(0)],
  );
  // One came in fourteen days, for seven days.
  assert.equal(home[13]?.expected, 1);
  assert.equal(home[13]?.day, isoDay(addDays(TODAY, 14)));
});

test("7-1-7 tells who was in time, late, or still can be", async () => {
  const { steps } = await officer.post(readSpeed, asked());
  const of = Object.fromEntries(
    steps.map(({ step, within, late, pending }) => [step, [within, late, pending].map(countOf)]),
  );
  assert.deepEqual(of, { detect: [4, 0, 0], notify: [1, 5, 1], respond: [1, 0, 1] });
});

test("places have the cases of districts and communes, and districts a rate", async () => {
  const { places } = await officer.post(readPlaces, asked());
  const rows = places.map(({ code, count, rate }) => [code, count.is === "shown" && count.value, rate]);
  assert.deepEqual(rows, [
    ["889", 7, 3.4],
    [NEAR, 4, null],
    [NEXT, 3, null],
  ]);
});

test("R wants cases enough, and has bounds where there are", async () => {
  const few = await officer.post(readReproduction, asked());
  assert.deepEqual([few.points, few.interval], [[], { mean: 4.7, deviation: 2.9 }]);
  const epidemiologist = await server.as("epidemiologist", "894-medical-centre");
  const { points } = await epidemiologist.post(readReproduction, {
    unitId: server.unit("894-medical-centre"),
    weeks: 2,
  });
  // Three a day from 13 to 8 days ago: the weeks with eleven of them or more.
  assert.deepEqual(
    points.map(({ day }) => day),
    Array.from({ length: 9 }, (_, i) => isoDay(addDays(TODAY, i - 13))).filter(
      (_, i) => 3 * Math.min(i + 1, 6) >= 11 && 3 * Math.min(6, 6 - (i - 6)) >= 11,
    ),
  );
  for (const { low, mean, high } of points) assert.ok(0 < low && low < mean && mean < high);
});

test("a district is one that the unit reaches, and a unit one within reach", async () => {
  assert.equal((await officer.tries(readCurve, { ...asked(), district: "891" })).code, "not_found");
  assert.equal((await officer.tries(readCurve, { ...asked(), district: "1" })).code, "not_found");
  const other = { unitId: server.unit("891-medical-centre"), weeks: 2 };
  for (const endpoint of [readCurve, readDelays, readSpeed])
    assert.equal((await officer.tries(endpoint, other)).code, "not_found");
});

test("who only reads totals is told weeks as their reports tell them, and nothing else", async () => {
  const observer = await server.as("observer", "89-health-department");
  const unitId = server.unit("89-health-department");
  const curve = await observer.post(readCurve, { unitId, weeks: 2 });
  assert.deepEqual([curve.form, curve.by, curve.districts], ["told", "week", []]);
  for (const { day, report, onset } of curve.points) {
    const told = await observer.post(readReport, { unitId, period: "week", day });
    assert.deepEqual(report, told.report.body.figures.find(({ key }) => key === "casesNew")?.count);
    assert.equal(onset.is, "none");
  }
  assert.deepEqual(
    curve.points.map(({ day }) => day),
    ["2020-12-20", "2020-12-27"],
  );
  const { places } = await observer.post(readPlaces, { unitId, weeks: 26 });
  const week = await observer.post(readReport, { unitId, period: "week", day: "2020-12-27" });
  assert.deepEqual(
    places.map(({ rate: _, people: __, ...place }) => place),
    week.report.body.places,
  );
  assert.ok(places.every(({ rate, count }) => (count.is === "shown" && count.value > 0) || !rate));
  for (const endpoint of [readReproduction, readContactsPicture, readQuarantinePicture])
    assert.equal((await observer.tries(endpoint, { unitId, weeks: 2 })).code, "not_allowed");
});
