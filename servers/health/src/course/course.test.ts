/** The course of a case over real HTTP: symptoms, admissions, vaccinations, and days that cannot be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RequestInput } from "@bluezone/contract/endpoint";
import { mergeCases } from "@bluezone/contract/health/case-merges";
import { closeCase, readCase } from "@bluezone/contract/health/cases";
import {
  addCourse,
  changeCourse,
  dropCourse,
  MOST_COURSE,
  readCourse,
} from "@bluezone/contract/health/course";
import { addSample } from "@bluezone/contract/health/samples";
import { Days, dayOf, isoDay, parseInstant } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testHealth } from "../testing/health.ts";
import { recordIds } from "../testing/record-ids.ts";
import { addCaseOf } from "../testing/somebody.ts";

const STATION = "30478-health-station";
let officer: SignedIn;
let colleague: SignedIn;
const t = shared(async () => {
  const t = await testHealth();
  t.clock.set(parseInstant("2020-12-27T09:00:00.000+07:00"));
  officer = await t.as("health-officer", STATION);
  colleague = await t.as("administrator", STATION);
  return t;
});

type What = RequestInput<typeof addCourse>["what"];
const draw = recordIds();
const FEVER = { kind: "symptom", symptom: "fever", words: null, from: "2020-12-22", to: null } as const;
const STAY = {
  kind: "admission",
  where: "khoa Nhiễm tầng ba",
  from: "2020-12-23",
  to: "2020-12-26",
  intensive: { from: "2020-12-24", to: "2020-12-25" },
} as const;
const DOSE = { kind: "vaccination", dose: 1, product: "vắc xin minh họa", from: "2020-10-01" } as const;
const aCase = async (name: string): Promise<string> =>
  (await addCaseOf(t, t.clock.now(), { name, birthYear: 2000 }, { unit: STATION })).id;
const add = async (caseId: string, what: What, id = draw()) => officer.tries(addCourse, { caseId, id, what });
const entries = async (caseId: string) => (await officer.post(readCourse, { caseId })).entries;

test("a course stands in the order of its days, sealed, and is changed and taken away by version", async () => {
  const caseId = await aCase("Châu Thị Dòng");
  const ids = [draw(), draw(), draw()] as const;
  for (const [at, what] of ([STAY, FEVER, DOSE] as const).entries())
    assert.equal((await add(caseId, what, ids[at])).status, 200);
  assert.deepEqual(
    (await entries(caseId)).map(({ what, by, version }) => [what, by, version]),
    [DOSE, FEVER, STAY].map((what) => [what, officer.name, 1]),
  );
  const dump = await t.dump();
  for (const word of ["khoa Nhiễm tầng ba", "vắc xin minh họa", "fever"])
    assert.ok(!dump.includes(word), word);

  const [stay] = ids;
  assert.equal((await add(caseId, STAY, stay)).status, 200, "the same call again");
  assert.equal((await entries(caseId)).length, 3);
  assert.equal((await colleague.tries(addCourse, { caseId, id: stay, what: STAY })).code, "conflict");
  await colleague.post(changeCourse, { id: stay, version: 1, what: { ...STAY, to: null, intensive: null } });
  assert.equal((await officer.tries(changeCourse, { id: stay, version: 1, what: STAY })).code, "conflict");
  assert.equal(
    (await officer.tries(changeCourse, { id: stay, version: 2, what: FEVER })).code,
    "conflict",
    "kind",
  );
  const changed = (await entries(caseId)).find(({ id }) => id === stay);
  assert.deepEqual([changed?.version, changed?.by], [2, colleague.name]);
  await officer.post(dropCourse, { id: stay, version: 2 });
  assert.equal((await officer.tries(dropCourse, { id: stay, version: 2 })).code, "not_found");
  assert.equal((await entries(caseId)).length, 2);
});

test("days that cannot be are refused, each on its edge", async () => {
  const caseId = await aCase("Châu Thị Ngày");
  for (const [what, code] of [
    [{ ...FEVER, from: "2020-12-28" }, "day_invalid"],
    [{ ...FEVER, to: "2020-12-28" }, "day_invalid"],
    [{ ...FEVER, from: "1999-12-31" }, "day_invalid"],
    [{ ...FEVER, to: "2020-12-21" }, "span_invalid"],
    [{ ...FEVER, symptom: "other" }, "words_missing"],
    [{ ...DOSE, from: "1999-12-31" }, "day_invalid"],
    [{ ...STAY, intensive: { from: "2020-12-22", to: null } }, "day_invalid"],
    [{ ...STAY, intensive: { from: "2020-12-24", to: "2020-12-27" } }, "day_invalid"],
    [{ ...STAY, intensive: { from: "2020-12-24", to: "2020-12-23" } }, "span_invalid"],
  ] as const)
    assert.equal((await add(caseId, what)).code, code, JSON.stringify(what));
  for (const what of [
    { ...FEVER, from: "2020-12-27", to: "2020-12-27" },
    { ...FEVER, symptom: "other", words: "nổi mẩn" },
    { ...DOSE, from: "2000-01-01" },
    { ...STAY, intensive: { from: "2020-12-23", to: "2020-12-26" } },
  ] as const)
    assert.equal((await add(caseId, what)).status, 200, JSON.stringify(what));
});

test("a merged record's course is read with the one that goes on, which takes no more than it can hold", async () => {
  const [keep, gone] = [await aCase("Châu Thị Giữ"), await aCase("Châu Thị Gộp")];
  await officer.post(addCourse, { caseId: gone, id: draw(), what: STAY });
  const seen = async (id: string) => (await officer.post(readCase, { id })).case.version;
  await colleague.post(mergeCases, {
    keep: { id: keep, version: await seen(keep) },
    gone: { id: gone, version: await seen(gone) },
  });
  assert.deepEqual(
    (await entries(keep)).map(({ what }) => what),
    [STAY],
  );
  assert.equal((await officer.tries(addCourse, { caseId: gone, id: draw(), what: FEVER })).code, "conflict");
  const [row] = await t.database.db.selectFrom("course").selectAll().where("case_id", "=", gone).execute();
  await t.database.db
    .insertInto("course")
    .values(Array.from({ length: MOST_COURSE }, () => ({ ...row!, id: draw(), case_id: keep })))
    .execute();
  assert.equal((await officer.tries(addCourse, { caseId: keep, id: draw(), what: FEVER })).code, "too_many");
});

test("a course and samples go with their case, 90 days after it was closed", async (context) => {
  const own = await testHealth();
  context.after(() => own.close());
  const nurse = await own.as("health-officer", STATION);
  const { id } = await addCaseOf(own, own.clock.now(), { name: "Châu Thị Hết" }, { unit: STATION });
  const today = isoDay(dayOf(own.clock.now(), "vietnam"));
  await nurse.post(addCourse, { caseId: id, id: draw(), what: { ...FEVER, from: today } });
  const sample = { taken: today, specimen: "throat", test: "pcr", laboratory: null, result: null } as const;
  await nurse.post(addSample, { of: { caseId: id }, id: draw(), sample });
  await nurse.post(closeCase, { id, version: 1, outcome: { outcome: "recovered", day: today } });
  const left = async () => {
    await own.health.runJobs(own.clock.now());
    const entries = await own.database.db.selectFrom("course").select("id").execute();
    const samples = await own.database.db.selectFrom("sample").select("id").execute();
    return [entries.length, samples.length];
  };
  own.clock.advance(Days(89));
  assert.deepEqual(await left(), [1, 1]);
  own.clock.advance(Days(2));
  assert.deepEqual(await left(), [0, 0]);
});
