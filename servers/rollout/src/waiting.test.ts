/** What waits at the rollout desk, over real HTTP: for a second person, for who gave a task, for who has one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { approveBulletin, returnBulletin, reviewBulletin } from "@bluezone/contract/rollout/bulletins";
import { answerRumour, approveRumour } from "@bluezone/contract/rollout/rumours";
import { acknowledgeTasks, decideTask } from "@bluezone/contract/rollout/tasks";
import { approveVenue } from "@bluezone/contract/rollout/venues";
import { reportVisit } from "@bluezone/contract/rollout/visits";
import {
  assignWaiting,
  countWaiting,
  listColleagues,
  readWaiting,
  WAITING,
  type Waiting,
} from "@bluezone/contract/rollout/waiting";
import { Days, parseInstant } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { makeThings, type Things } from "./testing/foreign-things.ts";
import { testRollout } from "./testing/rollout.ts";

const DISTRICT = "889";
const HERE = `${DISTRICT}-district-committee`;

let things: Things;
let approver: SignedIn;
let officer: SignedIn;
let culture: SignedIn;
const at = shared(async () => {
  const at = await testRollout({
    ROLLOUT_ESPEAK: "/nowhere/espeak-ng",
    ROLLOUT_IDLE: "12h",
    ROLLOUT_SESSION: "7d",
  });
  at.clock.set(parseInstant("2020-12-27T18:10:00.000+07:00"));
  things = await makeThings(at, DISTRICT, "Việc của huyện nhà");
  at.clock.set(parseInstant("2020-12-28T05:00:00.000+07:00"));
  approver = await at.as("approver", HERE);
  officer = await at.as("rollout-officer", HERE);
  culture = await at.as("unit-officer", `${DISTRICT}-culture-office`);
  return at;
});

const itemsOf = async (who: SignedIn, kind: Waiting) =>
  (await who.post(readWaiting, { kind, limit: 200 })).items;
const subjectsOf = async (who: SignedIn, kind: Waiting) =>
  (await itemsOf(who, kind)).map(({ subject }) => subject).sort();
/** Does something, after which one item less of a kind waits: this one. */
async function gone(who: SignedIn, kind: Waiting, subject: string, done: () => Promise<unknown>) {
  const before = await subjectsOf(who, kind);
  assert.ok(before.includes(subject), `${kind} waits`);
  await done();
  assert.deepEqual(
    await subjectsOf(who, kind),
    before.filter((one) => one !== subject),
  );
}

test("what waits at a district is listed, shared out and done", async (walk) => {
  await walk.test("what is counted is what is listed, in the order of the kinds", async () => {
    for (const who of [approver, officer, things.chief, culture]) {
      const { items, total, kinds, whose } = await who.post(readWaiting, { limit: 200 });
      assert.ok(items.length > 0 && items.length === total && whose.all === total);
      const counted = await who.post(countWaiting, {});
      assert.deepEqual([counted.kinds, counted.whose], [kinds, whose]);
      for (const { kind, count } of kinds)
        assert.equal(items.filter((item) => item.kind === kind).length, count, kind);
      assert.deepEqual(
        kinds.map(({ kind }) => kind),
        WAITING.filter((kind) => items.some((item) => item.kind === kind)),
      );
    }
  });

  await walk.test("an approver finds what waits for a second person; who wrote it does not", async () => {
    const { submittedId, recallable, urgentId, answeredId, venueId, venueToApprove, chief } = things;
    assert.deepEqual(await subjectsOf(approver, "bulletinsToApprove"), [submittedId, recallable].sort());
    assert.deepEqual(await subjectsOf(chief, "bulletinsToApprove"), [submittedId], "the other is their own");
    assert.deepEqual(await subjectsOf(officer, "bulletinsToApprove"), [], "may not");
    const [urgent] = await itemsOf(approver, "bulletinsToReview");
    assert.deepEqual([urgent?.subject, urgent?.due], [urgentId, "2020-12-27T23:10:00.000Z"], "12 hours");
    assert.deepEqual(await subjectsOf(approver, "rumoursToApprove"), [answeredId]);
    assert.deepEqual(await subjectsOf(approver, "venuesToApprove"), [venueId, venueToApprove].sort());
    assert.deepEqual(await subjectsOf(chief, "venuesToApprove"), [venueToApprove]);
  });

  await walk.test("a task waits for its unit and evidence for who gave it, not for those above", async () => {
    const { own, fresh, shown } = things;
    assert.deepEqual(await subjectsOf(officer, "tasksToAcknowledge"), [own]);
    assert.deepEqual(await subjectsOf(culture, "tasksToAcknowledge"), [fresh]);
    const [evidence] = await itemsOf(officer, "evidenceToAccept");
    assert.equal(evidence?.subject, shown);
    assert.match(evidence?.label ?? "", /^.+ · 889-\w+\/CV, .+: /);
    const province = await at.as("rollout-officer", "89-province-committee");
    for (const kind of ["tasksToAcknowledge", "evidenceToAccept"] as const)
      assert.deepEqual(await subjectsOf(province, kind), [], kind);
    const sibling = await at.as("administrator", "883-district-committee");
    assert.deepEqual((await sibling.post(readWaiting, {})).items, []);
  });

  await walk.test("an item is given to a colleague who may do it, once", async () => {
    const item = { kind: "evidenceToAccept" as const, subject: things.shown };
    const { colleagues } = await officer.post(listColleagues, item);
    assert.deepEqual(colleagues.map(({ id }) => id).sort(), [officer.id, things.chief.id].sort());
    await officer.post(assignWaiting, { ...item, seen: null, to: things.chief.id });
    const { items } = await things.chief.post(readWaiting, { whose: "mine" });
    assert.deepEqual(
      items.map(({ subject }) => subject),
      [things.shown],
    );
    const late = { ...item, seen: null, to: officer.id };
    assert.equal((await officer.tries(assignWaiting, late)).code, "conflict");
  });

  await walk.test(
    "what takes a second person is given to nobody who had a hand in it, nor by them",
    async () => {
      const item = { kind: "venuesToApprove" as const, subject: things.venueId };
      const { colleagues } = await approver.post(listColleagues, item);
      assert.ok(!colleagues.some(({ id }) => id === things.chief.id));
      const given = { ...item, seen: null, to: things.chief.id };
      assert.equal((await approver.tries(assignWaiting, given)).code, "colleague_invalid");
      assert.equal((await things.chief.tries(assignWaiting, given)).code, "not_found");
      const other = { ...item, subject: things.venueToApprove };
      const may = (await approver.post(listColleagues, other)).colleagues.map(({ id }) => id);
      assert.ok(may.includes(things.chief.id));
    },
  );

  await walk.test("each goes once it is done, and what is sent back waits for who has it", async () => {
    const { chief, submittedId, recallable, urgentId, answeredId, rumourId, venueToApprove, shown } = things;
    await gone(approver, "bulletinsToApprove", submittedId, () =>
      approver.post(approveBulletin, { id: submittedId, version: 2 }),
    );
    await gone(approver, "bulletinsToApprove", recallable, () =>
      approver.post(returnBulletin, { id: recallable, version: 2, reason: "Sai số liệu." }),
    );
    assert.deepEqual(await subjectsOf(chief, "bulletinsReturned"), [recallable]);
    await gone(approver, "bulletinsToReview", urgentId, () =>
      approver.post(reviewBulletin, { id: urgentId, version: 2, stands: true }),
    );
    await gone(approver, "rumoursToApprove", answeredId, () =>
      approver.post(approveRumour, { id: answeredId, version: 2 }),
    );
    await gone(officer, "rumoursToAnswer", rumourId, () =>
      officer.post(answerRumour, { id: rumourId, version: 1, answer: things.answer }),
    );
    await gone(approver, "venuesToApprove", venueToApprove, () =>
      approver.post(approveVenue, { id: venueToApprove, version: 1 }),
    );
    const inspector = await at.as("unit-officer", `${DISTRICT}-inspection-team`);
    await gone(chief, "evidenceToAccept", shown, () =>
      chief.post(decideTask, { id: shown, version: 3, accept: false, reason: "chưa rõ" }),
    );
    assert.deepEqual(await subjectsOf(inspector, "tasksReturned"), [shown]);
    await gone(culture, "tasksToAcknowledge", things.fresh, () =>
      culture.post(acknowledgeTasks, { ids: [things.fresh] }),
    );
    assert.deepEqual(await subjectsOf(culture, "tasksDue"), [things.fresh], "due this week");
    const [due] = await itemsOf(culture, "tasksDue");
    assert.equal(due?.due, "2020-12-31T17:00:00.000Z", "the day is over at midnight of Vietnam");
  });

  await walk.test("a visit waits from its day on until it is reported", async () => {
    const { chief, visitId } = things;
    assert.deepEqual(await subjectsOf(chief, "visitsPlanned"), []);
    at.clock.advance(Days(2));
    await chief.again("recovery");
    await gone(chief, "visitsPlanned", visitId, () =>
      chief.post(reportVisit, {
        id: visitId,
        version: 1,
        state: "called-off",
        answers: {},
        advice: "",
      } as never),
    );
  });

  await walk.test("a block waits for whoever reaches the province, and was not its writer", async () => {
    const province = await at.as("administrator", "89-province-committee");
    assert.deepEqual(await subjectsOf(province, "blocksToApprove"), []);
    const write = (by: string) =>
      at.database.db
        .updateTable("block")
        .set({ approved_ms: null, approved_by: null, written_by: by })
        .where("code", "=", "C2")
        .execute();
    await write("somebody-0001");
    assert.deepEqual(await subjectsOf(province, "blocksToApprove"), ["C2.1"]);
    await write(province.id);
    assert.deepEqual(await subjectsOf(province, "blocksToApprove"), []);
    await things.chief.again("recovery");
    assert.deepEqual(await subjectsOf(things.chief, "blocksToApprove"), []);
  });

  await walk.test("who had what waits no more is forgotten", async () => {
    await at.rollout.runJobs(at.clock.now());
    assert.deepEqual(await at.database.db.selectFrom("waiting_assignment").selectAll().execute(), []);
    assert.deepEqual(at.events.named("job_failed"), []);
  });
});
