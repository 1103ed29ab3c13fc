/** Answers to the questions of the disease over real HTTP. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mergeCases } from "@bluezone/contract/health/case-merges";
import { closeCase, readCase } from "@bluezone/contract/health/cases";
import { addContacts } from "@bluezone/contract/health/contacts";
import {
  answerQuestionnaire,
  dropQuestionnaire,
  readQuestionnaire,
} from "@bluezone/contract/health/questionnaire";
import { Days, dayOf, isoDay, parseInstant } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import { HOLDINGS } from "../slices.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { NEAR } from "../testing/near.ts";
import { recordIds } from "../testing/record-ids.ts";
import { addCaseOf } from "../testing/somebody.ts";
import { createVault } from "../vault.ts";

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

const draw = recordIds();
const random = seededRandom("questionnaire");
const aCase = async (name: string): Promise<string> =>
  (await addCaseOf(t, t.clock.now(), { name, birthYear: 2000 }, { unit: STATION })).id;
const ANSWERS = {
  travelled: "yes",
  travelWhere: ["border"],
  travelPlace: "chợ Tịnh Biên minh họa",
  household: 4,
};
const read = async (caseId: string) => officer.post(readQuestionnaire, { of: { caseId } });

test("[D11] answers are kept sealed, with who and when, changed by version and taken away", async () => {
  const of = { caseId: await aCase("Châu Thị Phiếu") };
  assert.deepEqual(await read(of.caseId), { edition: 1, answered: null });
  await officer.post(answerQuestionnaire, { of, version: 0, edition: 1, answers: ANSWERS });
  const { answered } = await read(of.caseId);
  assert.deepEqual(
    [answered?.answers, answered?.by, answered?.version, answered?.edition],
    [ANSWERS, officer.name, 1, 1],
  );
  const dump = await t.dump();
  for (const word of ["chợ Tịnh Biên minh họa", "border", "travelled"]) assert.ok(!dump.includes(word), word);

  const again = { of, version: 0, edition: 1, answers: ANSWERS };
  assert.equal((await colleague.tries(answerQuestionnaire, again)).code, "conflict");
  await colleague.post(answerQuestionnaire, { ...again, version: 1, answers: { market: "no" } });
  const changed = (await read(of.caseId)).answered;
  assert.deepEqual([changed?.answers, changed?.by, changed?.version], [{ market: "no" }, colleague.name, 2]);
  assert.equal((await officer.tries(dropQuestionnaire, { of, version: 1 })).code, "conflict");
  await officer.post(dropQuestionnaire, { of, version: 2 });
  assert.equal((await read(of.caseId)).answered, null);
  assert.equal((await officer.tries(dropQuestionnaire, { of, version: 2 })).code, "not_found");
});

test("the server holds answers against the same rules as the desk", async () => {
  const of = { caseId: await aCase("Châu Thị Sai") };
  const code = async (answers: object, edition = 1) =>
    (await officer.tries(answerQuestionnaire, { of, version: 0, edition, answers: answers as never })).code;
  assert.equal(await code({ travelPlace: "Cần Thơ" }), "answer_invalid");
  assert.equal(await code({ travelled: "perhaps" }), "answer_invalid");
  assert.equal(await code({ travelled: "yes", returned: "2020-12-28" }), "answer_invalid");
  assert.equal(await code({ market: "no" }, 2), "edition_invalid");
  assert.equal(await code({ market: "no" }), undefined);
});

test("a contact has answers of their own, without the questions of cases", async () => {
  const caseId = await aCase("Châu Thị Gần");
  const contactId = draw();
  const person = { name: "Châu Thị Kề", birthYear: 1990, phone: null, commune: "30478", address: null };
  await officer.post(addContacts, {
    near: { caseId },
    people: [{ id: contactId, person, note: null, day: "2020-12-20", ...NEAR }],
  });
  const of = { contactId };
  const tries = (answers: object) =>
    officer.tries(answerQuestionnaire, { of, version: 0, edition: 1, answers: answers as never });
  assert.equal((await tries({ knownCase: "yes" })).code, "answer_invalid");
  assert.equal((await tries({ healthWorker: "yes" })).status, 200);
  assert.equal((await read(caseId)).answered, null);
});

test("a merged record's answers are read with the one that goes on, until it has its own", async () => {
  const [keep, gone] = [await aCase("Châu Thị Giữ"), await aCase("Châu Thị Gộp")];
  const answers = { market: "yes" };
  await officer.post(answerQuestionnaire, { of: { caseId: gone }, version: 0, edition: 1, answers });
  const seen = async (id: string) => (await officer.post(readCase, { id })).case.version;
  await colleague.post(mergeCases, {
    keep: { id: keep, version: await seen(keep) },
    gone: { id: gone, version: await seen(gone) },
  });
  assert.deepEqual((await read(keep)).answered?.answers, answers);
  const asked = { of: { caseId: gone }, version: 1, edition: 1, answers: {} };
  assert.equal((await officer.tries(answerQuestionnaire, asked)).code, "conflict");
  await officer.post(answerQuestionnaire, { ...asked, of: { caseId: keep }, answers: { market: "no" } });
  assert.deepEqual((await read(keep)).answered?.answers, { market: "no" });
});

test("somebody reads their answers in words", async () => {
  const caseId = await aCase("Châu Thị Xem");
  await officer.post(answerQuestionnaire, { of: { caseId }, version: 0, edition: 1, answers: ANSWERS });
  const holding = HOLDINGS.find(({ table }) => table === "questionnaire");
  const rows = await t.database.transaction(async (trx) => {
    const row = await trx
      .selectFrom("case_record")
      .selectAll()
      .where("id", "=", caseId)
      .executeTakeFirstOrThrow();
    const keys = await openPeopleKeys({ vault: createVault(t.config.secrets, random) }, trx);
    const person = (await readPeople(trx, keys, random, [row.person_id])).get(row.person_id)!;
    return holding!.rows(trx, person, { config: t.config } as never);
  });
  assert.deepEqual(
    rows[0]?.map(({ label, value }) => `${label} ${value}`),
    [
      "Có đi khỏi tỉnh không? có",
      "Đi đâu? qua biên giới đường bộ",
      "Tỉnh hoặc nước nào? chợ Tịnh Biên minh họa",
      "Nhà có bao nhiêu người, kể cả người này? 4",
    ],
  );
});

test("answers go with their case, 90 days after it was closed", async (context) => {
  const own = await testHealth();
  context.after(() => own.close());
  const nurse = await own.as("health-officer", STATION);
  const { id } = await addCaseOf(own, own.clock.now(), { name: "Châu Thị Hết" }, { unit: STATION });
  const day = isoDay(dayOf(own.clock.now(), "vietnam"));
  await nurse.post(answerQuestionnaire, {
    of: { caseId: id },
    version: 0,
    edition: 1,
    answers: { market: "no" },
  });
  await nurse.post(closeCase, { id, version: 1, outcome: { outcome: "recovered", day } });
  const left = async () => {
    await own.health.runJobs(own.clock.now());
    return (await own.database.db.selectFrom("questionnaire").select("id").execute()).length;
  };
  own.clock.advance(Days(89));
  assert.equal(await left(), 1);
  own.clock.advance(Days(2));
  assert.equal(await left(), 0);
});
