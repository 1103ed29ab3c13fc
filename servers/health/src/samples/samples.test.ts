/** Samples over real HTTP: of cases and contacts, and a laboratory's result that closes the one that waits for it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { RequestInput } from "@bluezone/contract/endpoint";
import { closeCase, readCase, recordCase } from "@bluezone/contract/health/cases";
import { addContacts, readContact } from "@bluezone/contract/health/contacts";
import { handInResults } from "@bluezone/contract/health/results";
import {
  addSample,
  changeSample,
  dropSample,
  MOST_SAMPLES,
  readSamples,
} from "@bluezone/contract/health/samples";
import { Minutes, parseInstant } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { NEAR } from "../testing/near.ts";
import { recordIds } from "../testing/record-ids.ts";

const STATION = "30478-health-station";
let t: TestHealth;
let officer: SignedIn;
let colleague: SignedIn;
before(async () => {
  t = await testHealth();
  t.clock.set(parseInstant("2020-12-27T09:00:00.000+07:00"));
  officer = await t.as("health-officer", STATION);
  colleague = await t.as("administrator", STATION);
});
after(() => t.close());

type Sample = RequestInput<typeof addSample>["sample"];
let drawn = 0;
const draw = recordIds();
const WAITING: Sample = {
  taken: "2020-12-26",
  specimen: "nose-throat",
  test: "pcr",
  laboratory: "Phòng xét nghiệm minh họa",
  result: null,
};
type Somebody = { readonly name: string; readonly birthYear: number; readonly phone: string };
const somebody = (): Somebody => {
  drawn += 1;
  const name = "Thạch Thị Minh Họa";
  return { name, birthYear: 1950 + (drawn % 60), phone: `0912${String(drawn).padStart(6, "0")}` };
};
const suspected = async (who: Somebody): Promise<string> => {
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { ...who, commune: "30478", address: null },
    classed: { class: "suspected", tested: null },
    onset: { onset: "unknown", onsetDay: null },
    doublesSeen: true,
  });
  return id;
};
const near = async (caseId: string, who: Somebody): Promise<string> => {
  const id = draw();
  await officer.post(addContacts, {
    near: { caseId },
    people: [
      { id, person: { ...who, commune: "30478", address: null }, note: null, day: "2020-12-20", ...NEAR },
    ],
  });
  return id;
};
const add = async (of: RequestInput<typeof addSample>["of"], sample: Sample = WAITING): Promise<string> => {
  const id = draw();
  await officer.post(addSample, { of, id, sample });
  return id;
};
const read = async (of: RequestInput<typeof readSamples>["of"]) =>
  (await officer.post(readSamples, { of })).samples;
const result = async (who: Somebody, said: "positive" | "negative", more: object = {}) => {
  drawn += 1;
  const row = {
    reference: `M-${drawn}`,
    ...who,
    birthYear: who.birthYear,
    commune: "30478",
    test: "pcr",
    result: said,
  };
  const days = { sampleDay: "2020-12-26", resultDay: "2020-12-27" };
  const { body } = await t.post(handInResults, { results: [{ ...row, ...days, ...more }] });
  return (body["rows"] as { outcome?: string }[])[0]?.outcome;
};

test("[D11] a sample waits, is changed with its result, and is taken away, by version and sealed", async () => {
  const caseId = await suspected(somebody());
  const id = await add({ caseId });
  assert.deepEqual(
    (await read({ caseId })).map(({ of, imported, by, ...rest }) => [
      of,
      imported,
      by,
      rest.laboratory,
      rest.result,
    ]),
    [[{ caseId }, false, officer.name, WAITING.laboratory, null]],
  );
  assert.ok(!(await t.dump()).includes("Phòng xét nghiệm minh họa"));
  await officer.post(addSample, { of: { caseId }, id, sample: WAITING });
  assert.equal((await read({ caseId })).length, 1, "the same call again");
  assert.equal((await colleague.tries(addSample, { of: { caseId }, id, sample: WAITING })).code, "conflict");
  const done = { ...WAITING, result: { result: "unclear", day: "2020-12-27" } } as const;
  await officer.post(changeSample, { id, version: 1, sample: done });
  assert.equal((await officer.tries(changeSample, { id, version: 1, sample: done })).code, "conflict");
  assert.deepEqual((await read({ caseId }))[0]?.result, done.result);
  await officer.post(dropSample, { id, version: 2 });
  assert.deepEqual(await read({ caseId }), []);
});

test("days of a sample that cannot be are refused, each on its edge", async () => {
  const who = somebody();
  const caseId = await suspected(who);
  const tries = async (sample: Partial<Sample>) =>
    (await officer.tries(addSample, { of: { caseId }, id: draw(), sample: { ...WAITING, ...sample } })).code;
  assert.equal(await tries({ taken: "2020-12-28" }), "taken_invalid");
  assert.equal(await tries({ taken: `${who.birthYear - 1}-12-31` }), "taken_invalid");
  assert.equal(await tries({ result: { result: "positive", day: "2020-12-28" } }), "result_day_invalid");
  assert.equal(await tries({ result: { result: "positive", day: "2020-12-25" } }), "result_day_invalid");
  assert.equal(
    await tries({ taken: "2020-12-27", result: { result: "positive", day: "2020-12-27" } }),
    undefined,
  );
  const [row] = await t.database.db.selectFrom("sample").selectAll().where("case_id", "=", caseId).execute();
  await t.database.db
    .insertInto("sample")
    .values(Array.from({ length: MOST_SAMPLES }, () => ({ ...row!, id: draw() })))
    .execute();
  assert.equal(await tries({}), "too_many");
});

test("[D11] a laboratory's result closes the one sample of the same person, day and test, of a contact too, and nobody changes it then", async () => {
  const [who, other] = [somebody(), somebody()];
  const caseId = await suspected(somebody());
  const [contactId, otherId] = [await near(caseId, who), await near(caseId, other)];
  const id = await add({ contactId });
  await add({ contactId }, { ...WAITING, taken: "2020-12-25" });
  await add({ contactId }, { ...WAITING, test: "rapid" });
  await add({ contactId: otherId });
  assert.equal(await result(who, "negative"), "negative");
  const closed = (await read({ contactId })).filter((one) => one.result !== null);
  assert.deepEqual(
    closed.map((one) => [one.id, one.result, one.imported, one.version]),
    [[id, { result: "negative", day: "2020-12-27" }, true, 2]],
  );
  assert.equal((await read({ contactId: otherId }))[0]?.result, null, "another's sample waits");
  assert.equal((await officer.tries(changeSample, { id, version: 2, sample: WAITING })).code, "conflict");
  assert.equal((await officer.tries(dropSample, { id, version: 2 })).code, "conflict");
});

test("of two samples that fit, or of somebody who is not surely the same, none is closed", async () => {
  const [twice, unsure] = [somebody(), somebody()];
  const cases = { twice: await suspected(twice), unsure: await suspected(unsure) };
  for (const caseId of [cases.twice, cases.twice, cases.unsure]) await add({ caseId });
  await result(twice, "negative");
  await result({ ...unsure, birthYear: unsure.birthYear + 1 }, "negative");
  for (const caseId of Object.values(cases))
    assert.ok((await read({ caseId })).every((one) => one.result === null && !one.imported));
});

test("a positive result makes a suspected case confirmed, by whose key it came, with its code; what is probable stays as it is", async () => {
  const who = somebody();
  const caseId = await suspected(who);
  await add({ caseId });
  assert.equal(await result(who, "positive"), "known");
  const { case: shown, classes } = await officer.post(readCase, { id: caseId });
  assert.deepEqual(
    [shown.class, shown.classDay, shown.tested],
    ["confirmed", "2020-12-27", { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" }],
  );
  assert.deepEqual(
    classes.map(({ from, to, by }) => [from, to, by]),
    [
      ["suspected", "confirmed", "Trạm Y tế Vĩnh Hanh"],
      [null, "suspected", officer.name],
    ],
  );
  assert.deepEqual((await read({ caseId }))[0]?.result, { result: "positive", day: "2020-12-27" });
  t.clock.advance(Minutes(1));
  await t.health.runJobs(t.clock.now());
  assert.equal((await officer.post(readCase, { id: caseId })).codes.length, 1);

  const probable = somebody();
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { ...probable, commune: "30478", address: null },
    classed: { class: "probable", tested: null },
    onset: { onset: "unknown", onsetDay: null },
    doublesSeen: true,
  });
  assert.equal(await result(probable, "positive"), "known");
  assert.equal((await officer.post(readCase, { id })).case.class, "probable");
});

test("a result of somebody who died opens no second case and sends nothing; it makes a suspected one confirmed", async () => {
  for (const named of ["suspected", "probable"] as const) {
    const who = somebody();
    const { id } = await officer.post(recordCase, {
      once: crypto.randomUUID(),
      person: { ...who, commune: "30478", address: null },
      classed: { class: named, tested: null },
      onset: { onset: "unknown", onsetDay: null },
      doublesSeen: true,
    });
    await officer.post(closeCase, { id, version: 1, outcome: { outcome: "died", day: "2020-12-26" } });
    assert.equal(await result(who, "positive"), "known");
    const { case: shown, codes } = await officer.post(readCase, { id });
    assert.deepEqual(
      [shown.class, shown.outcome?.outcome, codes],
      [named === "suspected" ? "confirmed" : named, "died", []],
    );
  }
});

test("a contact that became a case is followed by their samples", async () => {
  const who = somebody();
  const contactId = await near(await suspected(somebody()), who);
  await add({ contactId });
  const { contact } = await officer.post(readContact, { id: contactId });
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { id: contact.person.id },
    classed: { class: "suspected", tested: null },
    onset: { onset: "unknown", onsetDay: null },
  });
  assert.deepEqual(
    (await read({ caseId: id })).map(({ of }) => of),
    [{ contactId }],
  );
});
