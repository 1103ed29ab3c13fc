/** Merging and its undo, hand-overs, the chain: over real HTTP. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import type { RequestInput } from "@bluezone/contract/endpoint";
import { mergeCases, undoMerge } from "@bluezone/contract/health/case-merges";
import { findDoubles, listCases, readCase, recordCase, reopenCase } from "@bluezone/contract/health/cases";
import {
  answerHandOver,
  askHandOver,
  listCareUnits,
  listHandOvers,
} from "@bluezone/contract/health/hand-overs";
import { readToday } from "@bluezone/contract/health/today";
import { Days, dayOf, Minutes } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { openContact } from "../contacts/open-contact.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { insertPerson, readPeople } from "../people/store.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { waitingOf } from "../testing/waiting.ts";
import { createVault } from "../vault.ts";
import { openCase } from "./open-case.ts";

let t: TestHealth;
let officer: SignedIn;
let leader: SignedIn;
let elsewhere: SignedIn;
const random = seededRandom("merge");
async function open(): Promise<void> {
  t = await testHealth({
    HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
    HEALTH_IDLE: "12h",
    HEALTH_SESSION: "7d",
  });
  officer = await t.as("health-officer", "30478-health-station");
  leader = await t.as("epidemiologist", "889-medical-centre");
  elsewhere = await t.as("health-officer", "30598-health-station");
}
before(open);
after(() => t.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [t, officer, leader, elsewhere] as const;
  context.after(async () => {
    await t.close();
    [t, officer, leader, elsewhere] = shared;
  });
  await open();
}

type Person = Extract<RequestInput<typeof recordCase>["person"], { name: string }>;
const person = (changes: Partial<Person>): Person => ({
  name: "Nguyễn Trần Hoàng Phương Uyên",
  birthYear: 1988,
  phone: null,
  commune: null,
  address: null,
  ...changes,
});
const record = (who: SignedIn, of: Person, more: object = {}) =>
  who.post(recordCase, {
    once: crypto.randomUUID(),
    person: of,
    classed: {
      class: "probable",
      tested: { test: "rapid", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "unknown", onsetDay: null },
    doublesSeen: true,
    ...more,
  });
const seen = async (id: string) => (await leader.post(readCase, { id })).case;

/** A contact of a case, looked after by the case's unit. */
async function contactOf(
  caseId: string,
  name: string,
): Promise<{ readonly id: string; readonly personId: string }> {
  const { unitId, unitPath } = await seen(caseId);
  return t.database.transaction(async (trx) => {
    const keys = await openPeopleKeys({ vault: createVault(t.config.secrets, random) }, trx);
    const now = t.clock.now();
    const who = await insertPerson(
      trx,
      { keys, random, now },
      { ...person({ name, birthYear: 1990 }), about: null },
      {
        unitId,
        unitPath,
      },
    );
    const { id } = await openContact(
      trx,
      { random, now },
      {
        person: who,
        caseId,
        source: "interview",
        day: null,
        part: null,
        minutes: null,
        confidence: null,
        by: officer.id,
      },
    );
    return { id, personId: who.id };
  });
}
const contactsOf = async (caseId: string): Promise<readonly string[]> =>
  (
    await t.database.db
      .selectFrom("contact")
      .select("id")
      .where("case_id", "=", caseId)
      .orderBy("id")
      .execute()
  ).map(({ id }) => id);

test("a merge fills what was empty and takes contacts over; undone within seven days both are exactly as before", async (context) => {
  await alone(context);
  const keep = await record(officer, person({ phone: "0912 345 678" }));
  const gone = await record(
    officer,
    person({ phone: "0912 345 679", commune: "30478", address: "ấp Vĩnh Lợi" }),
    {
      onset: { onset: "day", onsetDay: "2020-12-24" },
      note: "mất mùi",
    },
  );
  const own = await contactOf(keep.id, "Châu Văn Đúng");
  const came = await contactOf(gone.id, "Lê Thị Bé");
  const [keepBefore, goneBefore] = [await seen(keep.id), await seen(gone.id)];
  const both = {
    keep: { id: keep.id, version: keepBefore.version },
    gone: { id: gone.id, version: goneBefore.version },
  };
  assert.equal((await officer.tries(mergeCases, both)).code, "not_allowed");
  assert.equal((await leader.tries(mergeCases, { ...both, gone: both.keep })).code, "same_record");
  const { mergeId } = await leader.post(mergeCases, both);

  const { case: merged, merges } = await leader.post(readCase, { id: keep.id });
  assert.deepEqual(
    [merged.person.phone, merged.person.address, merged.onsetDay, merged.note],
    ["+84912345678", "ấp Vĩnh Lợi", "2020-12-24", "mất mùi"],
  );
  assert.deepEqual(
    merges.map(({ gone: { number } }) => number),
    [goneBefore.number],
  );
  assert.deepEqual(await contactsOf(keep.id), [own.id, came.id].sort());
  const lead = await seen(gone.id);
  assert.equal(lead.mergedInto?.number, keepBefore.number);
  assert.equal((await officer.post(listCases, { state: "all" })).total, 1);
  const { version } = lead;
  assert.equal((await officer.tries(reopenCase, { id: gone.id, version })).code, "conflict");
  assert.equal((await leader.tries(mergeCases, both)).code, "conflict");

  const communes = async () => {
    const rows = await t.database.db.selectFrom("case_record").select(["id", "commune"]).execute();
    return [keep.id, gone.id].map((id) => rows.find((row) => row.id === id)?.commune);
  };
  assert.deepEqual(await communes(), ["30478", "30478"]);
  const stranger = await t.as("epidemiologist", "883-medical-centre");
  assert.equal((await stranger.tries(undoMerge, { mergeId })).code, "not_found");
  await leader.post(undoMerge, { mergeId });
  assert.deepEqual(await communes(), [null, "30478"], "what the merge filled is empty again");
  const bare = ({
    version: _,
    personVersion: __,
    changed: ___,
    changedBy: ____,
    ...rest
  }: typeof keepBefore) => rest;
  assert.deepEqual(bare(await seen(keep.id)), bare(keepBefore));
  assert.deepEqual(bare(await seen(gone.id)), bare(goneBefore));
  assert.deepEqual([await contactsOf(keep.id), await contactsOf(gone.id)], [[own.id], [came.id]]);
  assert.equal((await leader.tries(undoMerge, { mergeId })).code, "not_found");
});

test("a case that is handed over is asked for, taken, and seen by the other unit with its open contacts", async () => {
  const tested = { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" };
  const { id } = await record(officer, person({ name: "Thạch Thị Sà Mách", birthYear: 1971 }), {
    classed: { class: "confirmed", tested },
  });
  const near = await contactOf(id, "Lê Văn Bến");
  // Classed, and nothing is to be done any more: they stay where they were looked after.
  const finished = await contactOf(id, "Lê Thị Xong");
  await t.database.db
    .updateTable("contact")
    .set({ class: "F1", due_ms: null })
    .where("id", "=", finished.id)
    .execute();
  // A case of its own: that record stays too, and with it the person.
  const sick = await contactOf(id, "Lê Văn Bệnh");
  const own = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { id: sick.personId },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "unknown", onsetDay: null },
    doublesSeen: true,
  });
  const { units } = await officer.post(listCareUnits, { words: "vinh hanh" });
  const to = units.find(({ name }) => name === "Trạm Y tế xã Vĩnh Hanh")!;
  const { version, unitId } = await seen(id);
  const ask = (reason: string, toUnitId = to.id) =>
    officer.tries(askHandOver, { caseId: id, version, toUnitId, reason });
  assert.equal((await ask("chị Sà Mách về nhà mẹ")).code, "names_somebody");
  assert.equal((await ask("gọi 0912 345 678")).code, "names_somebody");
  assert.equal((await ask("về nhà mẹ", unitId)).code, "same_unit");
  assert.equal((await ask("về nhà mẹ", "1@2020-01-01")).code, "unit_unknown");
  const first = await ask("về nhà mẹ");
  assert.equal(first.status, 200);
  assert.equal((await ask("về nhà mẹ")).code, "asked_already");

  const { handOvers } = await elsewhere.post(listHandOvers, {});
  assert.equal((await officer.post(listHandOvers, {})).handOvers[0]?.side, "theirs");
  assert.deepEqual(
    handOvers.map(({ side, reason, fromUnitName }) => [side, reason, fromUnitName]),
    [["mine", "về nhà mẹ", "Trạm Y tế xã Vĩnh Thạnh Trung"]],
  );
  assert.ok(!JSON.stringify(handOvers).includes("Mách"));
  const handOver = handOvers[0]!.id;
  assert.equal((await elsewhere.tries(readCase, { id })).code, "not_found");
  assert.equal((await officer.tries(answerHandOver, { id: handOver, answer: "taken" })).code, "not_found");
  assert.equal(
    (await elsewhere.tries(answerHandOver, { id: handOver, answer: "withdrawn" })).code,
    "not_found",
  );
  await officer.post(answerHandOver, { id: handOver, answer: "withdrawn" });
  t.clock.advance(Minutes(1));
  await officer.post(askHandOver, { caseId: id, version, toUnitId: to.id, reason: "về nhà mẹ" });
  const second = (await elsewhere.post(listHandOvers, {})).handOvers[0]!.id;
  assert.deepEqual(await elsewhere.post(answerHandOver, { id: second, answer: "taken" }), { caseId: id });
  assert.equal((await elsewhere.tries(answerHandOver, { id: second, answer: "taken" })).code, "conflict");

  assert.equal((await officer.tries(readCase, { id })).code, "not_found");
  const there = await elsewhere.post(readCase, { id });
  assert.deepEqual(
    [there.case.unitId, there.handOvers.map(({ answer }) => answer)],
    [to.id, ["taken", "withdrawn"]],
  );
  const unitsOf = (contactId: string) =>
    t.database.db
      .selectFrom("contact")
      .innerJoin("person", "person.id", "contact.person_id")
      .select(["contact.unit_id", "person.unit_id as person_unit"])
      .where("contact.id", "=", contactId)
      .executeTakeFirstOrThrow();
  assert.deepEqual(await unitsOf(near.id), { unit_id: to.id, person_unit: to.id });
  assert.deepEqual(await unitsOf(finished.id), { unit_id: unitId, person_unit: unitId });
  assert.equal((await unitsOf(sick.id)).person_unit, unitId);
  assert.equal((await officer.post(readCase, { id: own.id })).case.unitId, unitId);
});

test("the day counts what waits for each unit", async (context) => {
  await alone(context);
  const { id } = await record(officer, person({ name: "Lê Thị Hôm Nay" }), {
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
  });
  await contactOf(id, "Lê Văn Chờ");
  const { units } = await officer.post(listCareUnits, { words: "vinh hanh" });
  const { version } = await seen(id);
  await officer.post(askHandOver, {
    caseId: id,
    version,
    toUnitId: units.find(({ name }) => name === "Trạm Y tế xã Vĩnh Hanh")!.id,
    reason: "về nhà mẹ",
  });
  const day = await officer.post(readToday, {});
  assert.ok(day.cases.new > 0 && day.cases.open >= day.cases.new);
  assert.ok((await waitingOf(officer, "contactsUnclassed")) > 0);
  assert.equal(await waitingOf(officer, "handOvers"), 0);
  assert.equal(await waitingOf(elsewhere, "handOvers"), 1);
});

test("the chain F0 → F1 → F0 is told both ways", async () => {
  const first = await record(officer, person({ name: "Lê Thị Đầu" }), {
    classed: {
      class: "probable",
      tested: { test: "rapid", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
  });
  const near = await contactOf(first.id, "Lê Văn Sau");
  const then = await t.database.transaction(async (trx) => {
    const keys = await openPeopleKeys({ vault: createVault(t.config.secrets, random) }, trx);
    const who = (await readPeople(trx, keys, random, [near.personId])).get(near.personId)!;
    const today = dayOf(t.clock.now(), "vietnam");
    return openCase(
      trx,
      { random, now: t.clock.now(), today, disease: t.config.disease },
      {
        person: who,
        class: "confirmed",
        classDay: today,
        tested: { test: "pcr", sampleDay: today, resultDay: today },
        onset: "none",
        onsetDay: null,
        source: "desk",
        fromContactId: near.id,
        by: officer.id,
      },
    );
  });
  const back = await officer.post(readCase, { id: then.id });
  assert.deepEqual([back.chain.from?.number, back.chain.from?.name], [first.number, "Lê Thị Đầu"]);
  const on = await officer.post(readCase, { id: first.id });
  assert.deepEqual(
    on.chain.onward.map(({ id, name }) => [id, name]),
    [[then.id, "Lê Văn Sau"]],
  );
  const { within } = await officer.post(findDoubles, { name: "Lê Văn Sau", birthYear: 1990, phone: null });
  assert.equal(within.length, 1);
});

test("what was changed after a merge stays with the record that went on; after seven days nothing is taken apart", async (context) => {
  await alone(context);
  const keep = await record(officer, person({ name: "Mohamad Sa Lễ" }));
  const gone = await record(officer, person({ name: "Mohamad Sa Lễ", address: "ấp Hà Bao" }));
  const merge = async () =>
    leader.post(mergeCases, {
      keep: { id: keep.id, version: (await seen(keep.id)).version },
      gone: { id: gone.id, version: (await seen(gone.id)).version },
    });
  const { mergeId } = await merge();
  await t.database.db.updateTable("case_record").set({ onset: "none" }).where("id", "=", keep.id).execute();
  t.clock.advance(Days(6));
  await leader.again();
  await leader.post(undoMerge, { mergeId });
  assert.deepEqual([(await seen(keep.id)).onset, (await seen(keep.id)).person.address], ["none", null]);
  const again = await merge();
  t.clock.advance(Days(8));
  await leader.again();
  assert.equal((await leader.tries(undoMerge, again)).code, "too_late");
});
