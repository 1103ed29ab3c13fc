/** Two officers at once, on PostgreSQL: one puts something to a case, the other merges it into another. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addContacts } from "@bluezone/contract/health/contacts";
import { answerQuestionnaire } from "@bluezone/contract/health/questionnaire";
import { parseInstant } from "@bluezone/protocol/time";
import { noPostgres } from "@bluezone/server-kit/testing/postgres";
import { untilWaiting } from "@bluezone/server-kit/testing/until-waiting";
import { hold } from "../hold-store.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";
import { moveContacts } from "./moves-store.ts";

const skip = noPostgres;
let at: TestHealth;
before(async () => {
  if (skip) return;
  process.env["TEST_DATABASE"] = "postgres";
  at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" });
  at.clock.set(parseInstant("2020-12-29T09:00:00.000+07:00"));
});
after(() => at?.close());

test("whoever is entered near a case while it is merged is refused, and not left near the record that is gone", {
  skip,
}, async () => {
  const officer = await at.as("health-officer", "889-medical-centre");
  const [keep, gone] = [await addCaseOf(at, at.clock.now(), {}), await addCaseOf(at, at.clock.now(), {})];
  const person = { name: "Cao Văn Hai", birthYear: 1940, phone: null, commune: null, address: null };
  const told = { day: "2020-12-26", part: null, minutes: 30, masked: "no", distance: "under-1m" } as const;
  const somebody = { id: "a".repeat(24), person, note: null, ...told, touched: false, carer: false };
  let adding: Promise<{ readonly status: number }> | undefined;
  await at.database.transaction(async (trx) => {
    // So that whoever has looked at the record already comes no further until it is merged.
    await hold(trx, [somebody.id]);
    // As a merge does: hold the record, give its contacts away, say where it goes on.
    await trx.selectFrom("case_record").select("id").where("id", "=", gone.id).forUpdate().execute();
    adding ??= officer.tries(addContacts, { near: { caseId: gone.id }, people: [somebody] });
    await untilWaiting(trx);
    await moveContacts(trx, gone.id, keep.id);
    await trx.updateTable("case_record").set({ merged_into: keep.id }).where("id", "=", gone.id).execute();
  });
  const answer = await adding;
  const left = await at.database.db
    .selectFrom("contact")
    .select("id")
    .where("case_id", "=", gone.id)
    .execute();
  assert.deepEqual([answer?.status, left], [409, []]);
});

test("whoever answers for a case while it is merged is refused, and changes nothing of the record that is gone", {
  skip,
}, async () => {
  const officer = await at.as("health-officer", "889-medical-centre");
  const [keep, gone] = [await addCaseOf(at, at.clock.now(), {}), await addCaseOf(at, at.clock.now(), {})];
  const of = { caseId: gone.id };
  await officer.post(answerQuestionnaire, { of, version: 0, edition: 1, answers: { household: 4 } });
  let answering: Promise<{ readonly status: number }> | undefined;
  await at.database.transaction(async (trx) => {
    // Whoever has looked at the record already comes no further than its answers.
    await trx.selectFrom("questionnaire").select("id").where("case_id", "=", gone.id).forUpdate().execute();
    await trx.selectFrom("case_record").select("id").where("id", "=", gone.id).forUpdate().execute();
    answering ??= officer.tries(answerQuestionnaire, {
      of,
      version: 1,
      edition: 1,
      answers: { household: 5 },
    });
    await untilWaiting(trx);
    await trx.updateTable("case_record").set({ merged_into: keep.id }).where("id", "=", gone.id).execute();
  });
  const answer = await answering;
  const { version } = await at.database.db
    .selectFrom("questionnaire")
    .select("version")
    .where("case_id", "=", gone.id)
    .executeTakeFirstOrThrow();
  assert.deepEqual([answer?.status, version], [409, 1]);
});
