/** Records between units over real HTTP: asked for, shown for a week, given over, declined; a contact goes alone. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import {
  answerCareRequest,
  askRecord,
  handOverContact,
  listCareRequests,
} from "@bluezone/contract/health/care-requests";
import { changeCase, readCase } from "@bluezone/contract/health/cases";
import { addContacts, readContact, traceSource } from "@bluezone/contract/health/contacts";
import { openDataRequest, readDataRequest } from "@bluezone/contract/health/data";
import { answerHandOver, askHandOver, listHandOvers } from "@bluezone/contract/health/hand-overs";
import { beginQuarantine, readQuarantine } from "@bluezone/contract/health/quarantine";
import { addDays, Days, dayOf, Hours, isoDay } from "@bluezone/protocol/time";
import { endOfStep } from "@bluezone/server-kit/limits/quota";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { MOST_LOOKS } from "../cases/look.ts";
import { ms } from "../tables.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";
import { waitingOf } from "../testing/waiting.ts";

let t: TestHealth;
let owner: SignedIn;
let asker: SignedIn;
let shown = "";
async function open(): Promise<void> {
  t = await testHealth({
    HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
    HEALTH_IDLE: "12h",
    HEALTH_SESSION: "7d",
  });
  owner = await t.as("health-officer", "30478-health-station");
  asker = await t.as("health-officer", "30598-health-station");
}
before(open);
after(() => t?.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [t, owner, asker] as const;
  context.after(async () => {
    await t.close();
    [t, owner, asker] = shared;
  });
  await open();
}

const SACH = { name: "Thạch Thị Sà Mách", birthYear: 1971, phone: "+84912345678" };
const caseOf = (fields: object) =>
  addCaseOf(
    t,
    t.clock.now(),
    { ...SACH, ...fields },
    { unit: "30478-health-station", note: "ho từ hôm kia" },
  );
const careOf = async (who: SignedIn) => (await who.post(listCareRequests, {})).requests;
const waiting = (who: SignedIn) => waitingOf(who, "careRequests");

test("[V13] a number of a case that is tried is a look, also one that nobody has: the 201st of an hour is refused", async () => {
  const nurse = await t.as("health-officer", "30319-health-station");
  const ask = (number: string) =>
    nurse.tries(askRecord, { of: { number }, wish: "take", reason: "đã về nhà ở xã này" });
  await t.database.db
    .insertInto("quota")
    .values({
      of: "looks",
      key_id: nurse.id,
      until_ms: ms(endOfStep(t.clock.now(), Hours(1))),
      used: MOST_LOOKS - 1,
    })
    .execute();
  assert.equal((await ask("AG-9998")).code, "not_found");
  assert.equal((await ask("AG-9999")).code, "quota_exceeded");
});

test("what another unit shows is read for a week and not longer", async (walk) => {
  await alone(walk);
  await walk.test(
    "a unit asks for a record that another has, the other shows it, and it is read for a week and not changed",
    async () => {
      const { id } = await caseOf({});
      assert.equal((await asker.tries(readCase, { id })).code, "not_found");
      const ask = { of: { person: SACH }, wish: "read" as const, reason: "đang điều trị ở xã này" };
      assert.equal((await asker.tries(askRecord, ask)).code, "not_found", "[V13] not for whoever is typed");
      assert.equal((await owner.tries(askRecord, ask)).code, "own_record");
      await addCaseOf(t, t.clock.now(), SACH, { unit: "30598-health-station" });
      const named = await asker.tries(askRecord, { ...ask, reason: "cô Sà Mách đang ở đây" });
      assert.equal(named.code, "names_somebody");
      const { asked } = await asker.post(askRecord, ask);
      assert.deepEqual(
        asked.map(({ unitName }) => unitName),
        ["Trạm Y tế xã Vĩnh Thạnh Trung"],
      );
      assert.equal((await asker.tries(askRecord, ask)).code, "asked_already");

      const [theirs] = await careOf(asker);
      assert.deepEqual([theirs?.side, theirs?.person, theirs?.found], ["theirs", null, null]);
      const [mine] = await careOf(owner);
      assert.deepEqual([mine?.side, mine?.person?.name, mine?.wish], ["mine", SACH.name, "read"]);
      assert.deepEqual([await waiting(owner), await waiting(asker)], [1, 0]);
      const request = mine?.id ?? "";
      assert.equal(
        (await asker.tries(answerCareRequest, { id: request, answer: "shown" })).code,
        "not_found",
      );
      await owner.post(answerCareRequest, { id: request, answer: "shown" });
      assert.equal(
        (await owner.tries(answerCareRequest, { id: request, answer: "declined" })).code,
        "conflict",
      );
      assert.equal(await waiting(owner), 0);
      assert.deepEqual(
        [await waitingOf(owner, "careAnswered"), await waitingOf(asker, "careAnswered")],
        [0, 1],
      );

      const [given] = await careOf(asker);
      assert.deepEqual(
        [given?.answer, given?.person?.name, given?.found?.cases[0]?.id],
        ["shown", SACH.name, id],
      );
      const { case: read } = await asker.post(readCase, { id });
      assert.equal(read.note, "ho từ hôm kia");
      const change = await asker.tries(changeCase, {
        id,
        version: read.version,
        personVersion: read.personVersion,
        person: { ...SACH, commune: null, address: null },
        onset: { onset: "none", onsetDay: null },
        note: null,
      });
      assert.equal(change.code, "not_found");

      const officer = await t.as("data-protection-officer", "89-health-department");
      const { request: see } = await officer.post(openDataRequest, {
        personId: read.person.id,
        kind: "see",
        proof: "called-back",
      });
      const { readings } = await officer.post(readDataRequest, { id: see.id });
      assert.ok(readings.some(({ by, view }) => by === asker.name && view === "case"));
      shown = id;
    },
  );
  await walk.test("what was shown is read for a week and not longer", async () => {
    assert.equal((await asker.post(readCase, { id: shown })).case.id, shown);
    t.clock.advance(Days(8));
    await asker.again("recovery");
    assert.equal((await asker.tries(readCase, { id: shown })).code, "not_found");
    assert.deepEqual(await careOf(asker), []);
  });
});

test("a record that was asked for by its number is given over with all that is the person's; one is declined, one withdrawn", async () => {
  const { id } = await caseOf({ name: "Mohamad Sa Lễ", phone: "+84912345679" });
  const { case: read } = await owner.post(readCase, { id });
  const ask = { of: { number: read.number }, wish: "take" as const, reason: "đã về nhà ở xã này" };
  assert.equal((await asker.tries(askRecord, { ...ask, of: { number: "AG-9999" } })).code, "not_found");
  const answers = [];
  for (const answer of ["declined", "withdrawn", "moved"] as const) {
    const { asked } = await asker.post(askRecord, ask);
    const who = answer === "withdrawn" ? asker : owner;
    await who.post(answerCareRequest, { id: asked[0]?.id ?? "", answer });
    answers.push((await asker.tries(readCase, { id })).code ?? "read");
  }
  assert.deepEqual(answers.slice(0, 2), ["not_found", "not_found"]);
  assert.equal((await owner.tries(readCase, { id })).code, "not_found");
  const { case: there } = await asker.post(readCase, { id });
  assert.equal(there.unitId, t.unit("30598-health-station"));
});

test("[V12] a unit that was asked to take a case, and answers after it went to a third one, takes nobody from there", async () => {
  const { id: caseId } = await caseOf({ name: "Trần Thị Minh Họa", phone: "+84912345681" });
  const third = await t.as("health-officer", "30316-health-station");
  const { id } = await owner.post(askHandOver, {
    caseId,
    version: 1,
    toUnitId: t.unit("30598-health-station"),
    reason: "Ở gần trạm hơn",
  });
  const { case: read } = await owner.post(readCase, { id: caseId });
  const ask = { of: { number: read.number }, wish: "take" as const, reason: "đã về nhà ở xã này" };
  const { asked } = await third.post(askRecord, ask);
  await owner.post(answerCareRequest, { id: asked[0]?.id ?? "", answer: "moved" });
  assert.equal((await asker.tries(answerHandOver, { id, answer: "taken" })).code, "conflict");
  const { case: kept } = await third.post(readCase, { id: caseId });
  assert.equal(kept.unitId, t.unit("30316-health-station"));
  assert.equal((await asker.tries(readCase, { id: caseId })).code, "not_found");
  await asker.post(answerHandOver, { id, answer: "declined" });
  assert.deepEqual((await owner.post(listHandOvers, {})).handOvers, [], "it can still be cleared away");
});

test("what a unit showed of somebody who then goes to a third unit is hidden from it, and shown on to who asked", async () => {
  const { id: caseId } = await caseOf({ name: "Lê Thị Minh Họa", phone: "+84912345682" });
  const third = await t.as("health-officer", "30316-health-station");
  const { case: read } = await owner.post(readCase, { id: caseId });
  const ask = { of: { number: read.number }, reason: "đang điều trị ở xã này" };
  const { asked } = await asker.post(askRecord, { ...ask, wish: "read" });
  const request = asked[0]?.id ?? "";
  await owner.post(answerCareRequest, { id: request, answer: "shown" });
  const named = async (who: SignedIn) => (await careOf(who)).find(({ id }) => id === request)?.person?.name;
  assert.deepEqual([await named(owner), await named(asker)], [read.person.name, read.person.name]);
  const { asked: taken } = await third.post(askRecord, { ...ask, wish: "take" });
  await owner.post(answerCareRequest, { id: taken[0]?.id ?? "", answer: "moved" });
  assert.deepEqual([await named(owner), await named(asker)], [undefined, read.person.name]);
});

test("a contact goes into another unit's care alone, with the quarantine; the case stays", async () => {
  const { id: caseId } = await caseOf({ name: "Châu Văn Minh Họa", phone: "+84912345680" });
  const near = async (contactId: string, name: string) => {
    await owner.post(addContacts, {
      near: { caseId },
      people: [
        {
          id: contactId,
          person: { name, birthYear: 1980, phone: null, commune: "30478", address: null },
          note: null,
          day: isoDay(addDays(dayOf(t.clock.now(), "vietnam"), -8)),
          part: "morning" as const,
          minutes: 30,
          masked: "unknown",
          distance: null,
          touched: false,
          carer: false,
        },
      ],
    });
    return contactId;
  };
  const contactId = await near("1".repeat(24), "Neáng Sóc Kha");
  const traced = async () => (await owner.post(traceSource, { caseId })).contacts.map(({ id }) => id);
  assert.deepEqual(await traced(), [contactId]);
  const today = new Date(t.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const { id: quarantineId } = await owner.post(beginQuarantine, {
    of: { contactId },
    place: "home",
    siteName: null,
    firstDay: today,
    reason: "Nhà có phòng riêng",
    sendLink: false,
  });
  const { contact } = await owner.post(readContact, { id: contactId });
  const give = {
    contactId,
    version: contact.version,
    toUnitId: t.unit("30598-health-station"),
    reason: "cách ly ở nhà mẹ",
  };
  assert.equal((await owner.tries(handOverContact, { ...give, version: 9 })).code, "conflict");
  assert.equal(
    (await owner.tries(handOverContact, { ...give, toUnitId: t.unit("30478-health-station") })).code,
    "same_unit",
  );
  const { id } = await owner.post(handOverContact, give);
  assert.equal((await owner.tries(handOverContact, give)).code, "asked_already");
  const [mine] = (await careOf(asker)).filter((one) => one.answer === null);
  assert.deepEqual([mine?.id, mine?.way, mine?.side, mine?.person], [id, "give", "mine", null]);
  assert.equal((await asker.tries(answerCareRequest, { id, answer: "shown" })).code, "conflict");
  await asker.post(answerCareRequest, { id, answer: "moved" });
  const { contact: moved } = await asker.post(readContact, { id: contactId });
  assert.deepEqual(
    [moved.person.name, moved.near?.name],
    ["Neáng Sóc Kha", null],
    "the case's name stays behind",
  );
  assert.deepEqual(await traced(), []);
  assert.equal((await asker.post(readQuarantine, { id: quarantineId })).row.id, quarantineId);
  assert.equal((await owner.tries(readContact, { id: contactId })).code, "not_found");
  assert.equal((await owner.post(readCase, { id: caseId })).case.id, caseId, "the case stays");
});
