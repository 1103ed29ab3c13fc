/** The desk under a second disease, from its document alone: a case of measles from suspicion to outcome, over real HTTP. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { classifyCase, closeCase, readCase, recordCase } from "@bluezone/contract/health/cases";
import {
  addContacts,
  classifyContacts,
  contactBecameCase,
  readContact,
} from "@bluezone/contract/health/contacts";
import { addCourse } from "@bluezone/contract/health/course";
import { readDisease } from "@bluezone/contract/health/disease";
import { beginQuarantine, planQuarantine } from "@bluezone/contract/health/quarantine";
import { answerQuestionnaire, readQuestionnaire } from "@bluezone/contract/health/questionnaire";
import { addSample, changeSample, readSamples } from "@bluezone/contract/health/samples";
import { MEASLES } from "@bluezone/policy/testing/diseases";
import { parseInstant } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "./testing/health.ts";
import { recordIds } from "./testing/record-ids.ts";

const STATION = "30478-health-station";
let t: TestHealth;
let officer: SignedIn;
before(async () => {
  t = await testHealth({ HEALTH_DISEASE: "measles" });
  t.clock.set(parseInstant("2020-12-27T09:00:00.000+07:00"));
  officer = await t.as("health-officer", STATION);
});
after(() => t.close());

const draw = recordIds();
const person = (name: string) => ({ name, birthYear: 2017, phone: null, commune: "30478", address: null });
const SUSPECTED = { class: "suspected", tested: null } as const;
const RASH = { onset: "day", onsetDay: "2020-12-24" } as const;
const NEAR = {
  day: "2020-12-22",
  part: null,
  minutes: null,
  masked: "no",
  distance: "same-room",
  touched: false,
  carer: false,
} as const;
const IGM = { test: "igm", sampleDay: "2020-12-25", resultDay: "2020-12-27" };

async function suspected(name: string): Promise<string> {
  const once = crypto.randomUUID();
  return (await officer.post(recordCase, { once, person: person(name), classed: SUSPECTED, onset: RASH })).id;
}
async function contactOf(caseId: string, name: string): Promise<string> {
  const id = draw();
  await officer.post(addContacts, {
    near: { caseId },
    people: [{ id, person: person(name), note: null, ...NEAR }],
  });
  return id;
}

test("whoever signs in is told the disease as its document has it", async () => {
  const { disease } = await officer.post(readDisease, {});
  assert.deepEqual(disease, MEASLES.document);
});

test("a case goes from suspected by IgM to confirmed, its contact 21 days into quarantine, and closes with an outcome", async () => {
  const caseId = await suspected("Thạch Thị Sởi Minh Họa");
  const rash = { kind: "symptom", symptom: "rash", words: null, from: "2020-12-24", to: null } as const;
  await officer.post(addCourse, { caseId, id: draw(), what: rash });

  const id = draw();
  const sample = { taken: "2020-12-25", specimen: "serum", test: "igm", laboratory: null } as const;
  await officer.post(addSample, { of: { caseId }, id, sample: { ...sample, result: null } });
  const result = { result: "positive", day: "2020-12-27" } as const;
  await officer.post(changeSample, { id, version: 1, sample: { ...sample, result } });
  assert.equal((await officer.post(readSamples, { of: { caseId } })).samples[0]?.test, "igm");
  const { version } = (await officer.post(readCase, { id: caseId })).case;
  await officer.post(classifyCase, { id: caseId, version, classed: { class: "confirmed", tested: IGM } });
  const { case: confirmed } = await officer.post(readCase, { id: caseId });
  assert.deepEqual([confirmed.class, confirmed.tested], ["confirmed", IGM]);
  assert.deepEqual([confirmed.report?.hours, confirmed.report?.confirmed], [24, true]);

  const contactId = await contactOf(caseId, "Danh Văn Gần Minh Họa");
  const { contact } = await officer.post(readContact, { id: contactId });
  const { suggestion } = contact;
  assert.deepEqual([suggestion.suggested, suggestion.why], ["F1", "closed-room"]);
  assert.deepEqual([suggestion.rule?.metres, suggestion.rule?.daysAfterOnset], [null, 4]);
  await officer.post(classifyContacts, {
    contacts: [{ id: contactId, version: contact.version, class: "F1" }],
  });
  const plan = await officer.post(planQuarantine, { firstDay: "2020-12-27", vaccinated: false });
  assert.deepEqual([plan.days, plan.lastDay, plan.place], [21, "2021-01-16", "home"]);
  const begun = {
    place: "home",
    siteName: null,
    firstDay: "2020-12-27",
    vaccinated: false,
    reason: null,
    sendLink: false,
    of: { contactId },
  } as const;
  assert.equal((await officer.post(beginQuarantine, begun)).lastDay, "2021-01-16");

  const of = { caseId };
  assert.equal((await officer.post(readQuestionnaire, { of })).edition, 1);
  const answers = { doses: 0, rashNear: "yes", rashWhere: ["school"] };
  await officer.post(answerQuestionnaire, { of, version: 0, edition: 1, answers });
  assert.deepEqual((await officer.post(readQuestionnaire, { of })).answered?.answers, answers);

  const now = (await officer.post(readCase, { id: caseId })).case.version;
  await officer.post(closeCase, {
    id: caseId,
    version: now,
    outcome: { outcome: "recovered", day: "2020-12-27" },
  });
  assert.equal((await officer.post(readCase, { id: caseId })).case.outcome?.outcome, "recovered");
});

test("who was near a confirmed case becomes one by that link without a test; who was near a suspected one does not", async () => {
  const known = await suspected("Châu Văn Nguồn Minh Họa");
  const linkedTo = async (caseId: string, name: string) => {
    const id = await contactOf(caseId, name);
    const { version } = (await officer.post(readContact, { id })).contact;
    const classed = { class: "confirmed", tested: null } as const;
    return officer.tries(contactBecameCase, { id, version, classed, onset: RASH });
  };
  assert.equal((await linkedTo(known, "Neang Một Minh Họa")).code, "class_invalid");
  const { version } = (await officer.post(readCase, { id: known })).case;
  await officer.post(classifyCase, { id: known, version, classed: { class: "confirmed", tested: IGM } });
  assert.equal((await linkedTo(known, "Neang Hai Minh Họa")).status, 200);
});

test("a contact is not quarantined since the rule of 2024, and watches themselves until the 21st day", async (context) => {
  const later = await testHealth({ HEALTH_DISEASE: "measles" });
  context.after(() => later.close());
  later.clock.set(parseInstant("2025-03-10T09:00:00.000+07:00"));
  const nurse = await later.as("health-officer", STATION);
  const plan = await nurse.post(planQuarantine, { firstDay: "2025-03-10", vaccinated: false });
  assert.deepEqual([plan.days, plan.place, plan.watchUntil], [0, "none", "2025-03-30"]);
});

test("tests, specimens, symptoms and questions of COVID-19 are refused, each with its code", async () => {
  const caseId = await suspected("Lâm Thị Khác Minh Họa");
  const { version } = (await officer.post(readCase, { id: caseId })).case;
  const classed = { class: "probable", tested: { ...IGM, test: "rapid" } } as const;
  assert.equal((await officer.tries(classifyCase, { id: caseId, version, classed })).code, "test_unknown");
  const sample = { taken: "2020-12-26", specimen: "serum", test: "rapid", laboratory: null, result: null };
  const add = async (changed: object) =>
    (await officer.tries(addSample, { of: { caseId }, id: draw(), sample: { ...sample, ...changed } })).code;
  assert.equal(await add({}), "test_unknown");
  assert.equal(await add({ test: "igm", specimen: "saliva" }), "specimen_unknown");
  const smell = { kind: "symptom", symptom: "smell", words: null, from: "2020-12-24", to: null } as const;
  assert.equal((await officer.tries(addCourse, { caseId, id: draw(), what: smell })).code, "symptom_unknown");
  const answers = { smoker: "yes" };
  assert.equal(
    (await officer.tries(answerQuestionnaire, { of: { caseId }, version: 0, edition: 1, answers })).code,
    "answer_invalid",
  );
});
